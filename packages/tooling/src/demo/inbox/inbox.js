const list = document.querySelector('#list');
const view = document.querySelector('#mail');
const code = document.querySelector('#code');
const clear = document.querySelector('#clear');
const nothing = view.innerHTML;
let version;
let mails = [];
let chosen;

const make = (tag, text, properties = {}) =>
  Object.assign(document.createElement(tag), { textContent: text, ...properties });
const time = (at) =>
  new Date(at).toLocaleString([], { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' });

function drawList() {
  const focused = document.activeElement?.dataset?.id;
  list.replaceChildren(
    ...mails.map((mail) => {
      const button = make('button', '', { type: 'button', onclick: () => open(mail.id) });
      button.dataset.id = mail.id;
      if (mail.id === chosen) button.setAttribute('aria-current', 'true');
      button.append(make('strong', mail.subject), make('span', mail.to), make('span', time(mail.at)));
      const item = document.createElement('li');
      item.append(button);
      return item;
    }),
  );
  list.querySelector(`[data-id="${focused}"]`)?.focus();
  clear.hidden = mails.length === 0;
  document.title = mails.length > 0 ? `Inbox (${mails.length})` : 'Inbox';
}

function open(id) {
  const mail = mails.find((each) => each.id === id);
  chosen = mail?.id;
  drawList();
  if (!mail) {
    view.innerHTML = nothing;
    return;
  }
  const head = make('div', '', { className: 'head' });
  head.append(make('h2', mail.subject), make('p', `From ${mail.from} to ${mail.to}, ${time(mail.at)}`));
  const frame = make('iframe', '', { title: mail.subject, src: `/api/messages/${mail.id}/html` });
  frame.setAttribute('sandbox', 'allow-popups allow-popups-to-escape-sandbox');
  view.replaceChildren(head, frame);
}

async function look() {
  try {
    code.textContent = (await (await fetch('/api/code')).json()).code;
    const state = await (await fetch('/api/version')).json();
    if (state.version !== version) {
      version = state.version;
      mails = await (await fetch('/api/messages')).json();
      if (mails.some((mail) => mail.id === chosen)) drawList();
      else open(mails[0]?.id);
    }
  } catch {
    // The demo is not running at this moment; the next look may find it.
  }
  setTimeout(look, 1000);
}

clear.onclick = async () => {
  await fetch('/api/messages', { method: 'DELETE' });
  version = undefined;
};

void look();

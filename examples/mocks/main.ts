import {
  demoContacts,
  fontsAt,
  MOCK_PASSWORD,
  type Scenario,
  SCENARIOS,
  scenarios,
  startMocks,
} from '@client-portal/mocks';

const mock = await startMocks({ url: 'https://portal.example', fonts: fontsAt('/fonts') });

const [{ start }] = await Promise.all([
  import('@client-portal/elements/loader/start.js'),
  import('@client-portal/elements/shell/client-portal.js'),
  import('@client-portal/elements/sign-in/portal-sign-in.js'),
]);
start(mock.url);

const find = <T extends HTMLElement>(id: string) => document.getElementById(id) as T;

function add(parent: HTMLElement, tag: string, text: string): void {
  parent.append(Object.assign(document.createElement(tag), { textContent: text }));
}

for (const { firstName, email } of Object.values(demoContacts)) {
  add(find('who'), 'dt', firstName);
  add(find('who'), 'dd', email);
}
add(find('who'), 'dt', 'Password of both');
add(find('who'), 'dd', MOCK_PASSWORD);

const ways: Record<string, () => Scenario> = {
  ...Object.fromEntries(
    Object.entries(scenarios).flatMap(([name, scenario]) =>
      typeof scenario === 'function' ? [] : [[name, () => scenario]],
    ),
  ),
  slow: () => scenarios.slow(1500),
  expiredSession: () => scenarios.expiredSession(),
  appDisabled: () => scenarios.appDisabled('invoices'),
  staleData: () => scenarios.staleData(),
};

const select = find<HTMLSelectElement>('scenario');
for (const name of Object.keys(SCENARIOS)) add(select, 'option', name);

let leave = async () => {};
select.addEventListener('change', async () => {
  await leave();
  const name = select.value as keyof typeof SCENARIOS | '';
  find('summary').textContent = name ? SCENARIOS[name] : '';
  leave = name ? await mock.use(ways[name]!()) : async () => {};
});

let client: { id: string } | undefined;
find('send').addEventListener('click', async () => {
  client ??= await mock.contact(demoContacts.client.email);
  await mock.addInvoice({ contactId: client.id, title: 'One more thing' });
});

mock.mails.subscribe((mail) => {
  const item = document.createElement('li');
  item.textContent = `${mail.subject} — to ${mail.to}`;
  find('mails').prepend(item);
});

import { expect } from '@open-wc/testing';

import '../shell/client-portal.js';
import { watchForPanels } from '../loader/watch-for-panels.js';
import { ownForms } from '../testing/add-form.js';
import { usePortalPage, waitUntil } from '../testing/portal-page.js';

const page = usePortalPage();
let forms: Awaited<ReturnType<typeof ownForms>>;
let place: HTMLElement;

before(() => watchForPanels());

beforeEach(async () => {
  forms = await ownForms(page.mock);
  place = document.createElement('div');
  document.body.append(place);
});

afterEach(() => place.remove());

const MARKUP = `
  <label for="own-email">E-mail</label> <input id="own-email" name="email" type="email" aria-describedby="own-hint">
  <p id="own-hint">We do not pass it on.</p>
  <label>Name <input name="firstName"></label>
  <label><input type="checkbox" name="terms"> I agree</label>
  <button>Send</button>`;

/** A form that comes later, as a framework would insert it. */
async function write(id: string, { attributes = '', markup = MARKUP, after = '' } = {}): Promise<HTMLFormElement> {
  place.innerHTML = `<form data-portal-form="${id}" ${attributes}>${markup}</form>${after}`;
  const form = place.querySelector('form')!;
  await waitUntil(() => form.querySelector('[aria-hidden="true"]'), 'not joined');
  return form;
}

const control = (form: HTMLFormElement, name: string) => form.elements.namedItem(name) as HTMLInputElement;

async function fill(form: HTMLFormElement, { email = 'noa@mail.example', firstName = 'Noa', terms = true } = {}) {
  control(form, 'email').focus();
  control(form, 'email').dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
  control(form, 'email').value = email;
  control(form, 'firstName').value = firstName;
  control(form, 'terms').checked = terms;
}

const message = (form: HTMLFormElement) => form.querySelector('[role="status"], [role="alert"]')?.textContent ?? '';

/** The server's clock goes on while the form waits until a person could have read it. */
async function submit(form: HTMLFormElement): Promise<void> {
  form.requestSubmit();
  await new Promise((resolve) => setTimeout(resolve, 100));
  await page.mock.clock.advance(5000);
}

describe('<form data-portal-form>', () => {
  it('sends the page’s own fields, and thanks inside the form', async function () {
    this.timeout(15_000);
    const { id } = await forms.add({ thanks: 'We have it.' });
    const form = await write(id);
    const told: string[] = [];
    for (const name of ['portal-form-submit', 'portal-form-submitted'] as const)
      form.addEventListener(name, (event) => told.push(`${event.type} ${event.values['email']}`));
    await fill(form);
    await submit(form);
    await waitUntil(() => message(form) === 'We have it.', 'no thanks');

    const [sent] = await forms.sent(id);
    expect(sent!.values).to.deep.equal({ email: 'noa@mail.example', firstName: 'Noa', terms: 'yes' });
    expect(sent!.state, sent!.reason ?? '').not.to.equal('spam');
    expect(told).to.deep.equal(['portal-form-submit noa@mail.example', 'portal-form-submitted noa@mail.example']);
    expect(control(form, 'email').value).to.equal('');
    await expect(form).to.be.accessible();
  });

  it('puts what is wrong beside the fields, and takes it away when somebody types', async () => {
    const { id } = await forms.add();
    const form = await write(id);
    await fill(form, { firstName: '', terms: false });
    await submit(form);
    await waitUntil(() => control(form, 'firstName').getAttribute('aria-invalid'), 'no complaint');

    const name = control(form, 'firstName');
    expect(document.getElementById(name.getAttribute('aria-describedby')!)!.textContent).to.equal(
      'Please fill this in.',
    );
    expect(name.validity.customError).to.equal(true);
    expect(document.activeElement).to.equal(name);
    await expect(form).to.be.accessible();
    name.value = 'Noa';
    name.dispatchEvent(new InputEvent('input', { bubbles: true }));
    expect([
      name.validity.valid,
      name.hasAttribute('aria-invalid'),
      name.hasAttribute('aria-describedby'),
    ]).to.deep.equal([true, false, false]);
  });

  it('keeps what the page says of a field beside the complaint', async () => {
    const { id } = await forms.add();
    const form = await write(id, { markup: MARKUP, attributes: 'novalidate' });
    await fill(form, { email: 'nobody' });
    await submit(form);
    const email = control(form, 'email');
    await waitUntil(() => email.getAttribute('aria-invalid'));

    expect(email.getAttribute('aria-describedby')).to.match(/^own-hint portal-form-message-\d+$/);
    email.dispatchEvent(new InputEvent('input', { bubbles: true }));
    expect(email.getAttribute('aria-describedby')).to.equal('own-hint');
  });

  it('says which field the page has forgotten', async () => {
    const { id } = await forms.add();
    const form = await write(id, { markup: '<input name="email" aria-label="E-mail" value="noa@mail.example">' });
    await submit(form);
    await waitUntil(() => message(form));

    expect(message(form)).to.equal('First name: Please fill this in. I agree to the terms: Please tick this to go on.');
  });

  it('shows the element that the page names for its thanks', async function () {
    this.timeout(15_000);
    const { id } = await forms.add();
    const form = await write(id, { attributes: 'data-portal-thanks="bye"', after: '<p id="bye" hidden>Bye</p>' });
    await fill(form);
    await submit(form);
    const bye = document.getElementById('bye')!;
    await waitUntil(() => !bye.hidden, 'not shown');

    expect(form.hidden).to.equal(true);
    expect(document.activeElement).to.equal(bye);
  });

  it('keeps what was typed when it cannot be sent, and says so', async () => {
    const { id } = await forms.add();
    const form = await write(id);
    const { fetch: real } = window;
    window.fetch = () => Promise.reject(new TypeError('no network'));
    await fill(form);
    form.requestSubmit();
    await waitUntil(() => message(form)).finally(() => (window.fetch = real));

    expect(control(form, 'email').value).to.equal('noa@mail.example');
    expect(form.getAttribute('aria-busy')).to.equal('false');
  });

  it('is the page’s alone once the attribute is gone', async () => {
    const { id } = await forms.add();
    const form = await write(id);
    delete form.dataset['portalForm'];
    let prevented: boolean | undefined;
    place.addEventListener('submit', (event) => {
      prevented = event.defaultPrevented;
      event.preventDefault();
    });
    form.requestSubmit();

    expect(prevented).to.equal(false);
  });
});

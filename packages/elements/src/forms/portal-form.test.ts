import { expect } from '@open-wc/testing';
import { html, render } from 'lit';

import { FIELDS, ownForms } from '../testing/add-form.js';
import { focused, part, partOf, textOf, usePortalPage, waitUntil } from '../testing/portal-page.js';
import './portal-form.js';
import type { FormSubmitEvent, FormSubmittedEvent } from './events.js';
import type { PortalForm } from './portal-form.js';

const page = usePortalPage();
let forms: Awaited<ReturnType<typeof ownForms>>;
let place: HTMLElement;

const VALUES = { email: 'noa@mail.example', firstName: 'Noa', terms: 'yes' };

beforeEach(async () => {
  forms = await ownForms(page.mock);
  place = document.createElement('div');
  document.body.append(place);
});

afterEach(() => place.remove());

function show(id: string, lang = 'en'): PortalForm {
  render(html`<div lang=${lang}><portal-form form=${id}></portal-form></div>`, place);
  return place.querySelector('portal-form')!;
}

const control = (element: PortalForm, name: string) =>
  element.shadowRoot!.querySelector<HTMLInputElement>(`[name="${name}"]`)!;

async function fill(element: PortalForm, values: Record<string, string>): Promise<void> {
  await partOf(element, 'submit');
  for (const [name, value] of Object.entries(values)) {
    const field = control(element, name);
    if (field.type === 'checkbox') field.click();
    else {
      field.value = value;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
  }
  await element.updateComplete;
  // Somebody reads it first.
  await page.mock.clock.advance(5000);
}

async function send(element: PortalForm, values: Record<string, string>): Promise<void> {
  await fill(element, values);
  part(element, 'submit')!.click();
}

describe('<portal-form>', () => {
  it('draws the fields as the business defined them, and nothing a person could stumble over', async () => {
    const { id } = await forms.add({ title: 'Write to us', intro: 'We answer soon.' });
    const element = show(id);
    await partOf(element, 'submit');

    expect(part(element, 'heading')!.textContent).to.equal('Write to us');
    expect(control(element, 'email').autocomplete).to.equal('email');
    expect(control(element, 'message').localName).to.equal('textarea');
    expect(textOf(element)).to.contain('Message (optional)');
    await expect(element).to.be.accessible();
  });

  it('sends what was typed, thanks, and tells the page', async () => {
    const { id } = await forms.add({ thanks: 'We have it.' });
    const element = show(id);
    const told: Event[] = [];
    for (const name of ['portal-form-submit', 'portal-form-submitted'] as const)
      document.addEventListener(name, (event) => told.push(event), { once: true });
    await send(element, VALUES);
    const thanks = await partOf(element, 'thanks');

    expect(thanks.textContent).to.contain('We have it.');
    await waitUntil(() => focused() === thanks, 'the thanks are not read out');
    const [sent] = await forms.sent(id);
    expect(sent!.values).to.deep.equal(VALUES);
    expect(sent!.state).not.to.equal('spam');
    expect((told[0] as FormSubmitEvent).values).to.deep.equal(VALUES);
    expect((told[1] as FormSubmittedEvent).detail).to.deep.equal({ form: id, values: VALUES });
    await expect(element).to.be.accessible();
  });

  it('says what is missing beside each field and in a summary, and puts the cursor there', async () => {
    const { id } = await forms.add();
    const element = show(id);
    await send(element, { email: 'nobody', message: 'Hello' });
    await partOf(element, 'summary');

    const errors = [...element.shadowRoot!.querySelectorAll('[part="field-error"]')].map((each) =>
      each.textContent!.trim(),
    );
    expect(errors).to.deep.equal([
      'Enter an e-mail address such as name@example.com.',
      'Please fill this in.',
      'Please tick this to go on.',
    ]);
    await waitUntil(() => focused() === control(element, 'email'));
    expect(control(element, 'message').value).to.equal('Hello');
    expect(await forms.sent(id)).to.deep.equal([]);
    await expect(element).to.be.accessible();
  });

  it('leaves sending to the page that prevents it', async () => {
    const { id } = await forms.add();
    const element = show(id);
    const prevented = new Promise<void>((resolve) =>
      element.addEventListener('portal-form-submit', (event) => (event.preventDefault(), resolve())),
    );
    await send(element, VALUES);
    await prevented;
    await element.updateComplete;

    expect(await forms.sent(id)).to.deep.equal([]);
    expect(part(element, 'thanks')).to.equal(null);
  });

  it('sends what the page has added', async () => {
    const { id } = await forms.add();
    const element = show(id);
    element.addEventListener('portal-form-submit', (event) => void (event.values['message'] = 'From the shop'));
    await send(element, VALUES);
    await partOf(element, 'thanks');

    expect((await forms.sent(id))[0]!.values['message']).to.equal('From the shop');
  });

  it('hands the trap on, so that a machine is thanked and kept apart', async () => {
    const { id } = await forms.add();
    const element = show(id);
    await fill(element, VALUES);
    const trap = element.shadowRoot!.querySelector<HTMLInputElement>('.trap input')!;
    trap.value = 'https://spam.example';
    part(element, 'submit')!.click();
    await partOf(element, 'thanks');

    expect(trap.tabIndex).to.equal(-1);
    expect(trap.closest('[aria-hidden="true"]')).to.exist;
    expect((await forms.sent(id)).map(({ reason }) => reason)).to.deep.equal(['trap']);
  });

  it('fetches a new ticket when the page was open for more than a day', async function () {
    this.timeout(15_000);
    const { id } = await forms.add();
    const element = show(id);
    await fill(element, VALUES);
    await page.mock.clock.advance(25 * 3_600_000);
    part(element, 'submit')!.click();
    await waitUntil(() => part(element, 'thanks'), 'not sent with a new ticket');
  });

  it('keeps what was typed when it cannot be sent, and sends it on the second try', async () => {
    const { id } = await forms.add();
    const element = show(id);
    await fill(element, VALUES);
    const { fetch: real } = window;
    window.fetch = () => Promise.reject(new TypeError('no network'));
    part(element, 'submit')!.click();
    await partOf(element, 'message');
    window.fetch = real;

    expect(control(element, 'email').value).to.equal(VALUES.email);
    part(element, 'submit')!.click();
    await partOf(element, 'thanks');
  });

  it('says that it is gone when it was taken off', async () => {
    const { id } = await forms.add({ enabled: false });
    const element = show(id);
    await partOf(element, 'empty');

    expect(textOf(element)).to.contain('not available');
  });

  it('offers another try when it cannot be loaded', async () => {
    const { id } = await forms.add();
    const { fetch: real } = window;
    window.fetch = () => Promise.reject(new TypeError('no network'));
    const element = show(id);
    const retry = await partOf(element, 'retry').finally(() => (window.fetch = real));
    retry.click();

    await partOf(element, 'submit');
  });

  it('goes on to a page of the business', async () => {
    const { id } = await forms.add({ continueTo: `${location.origin}${location.pathname}${location.search}#welcome` });
    const element = show(id);
    await send(element, VALUES);

    await waitUntil(() => location.hash === '#welcome', 'did not go on');
    expect(part(element, 'thanks')).to.equal(null);
    history.replaceState(null, '', location.pathname + location.search);
  });

  it('speaks Arabic around the labels of the business', async () => {
    const { id } = await forms.add({ fields: [FIELDS[0], FIELDS[2]] });
    const element = show(id, 'ar');
    await partOf(element, 'submit');
    await waitUntil(() => textOf(element).includes('اختياري'));

    expect(element.shadowRoot!.querySelector('.portal')!.getAttribute('dir')).to.equal('rtl');
  });
});

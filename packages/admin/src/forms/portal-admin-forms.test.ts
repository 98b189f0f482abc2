import { expect } from '@open-wc/testing';
import { html } from 'lit';

import {
  deep,
  focused,
  mountArea,
  part,
  partOf,
  rootOf,
  signInAs,
  textOf,
  type,
  useAdminPage,
  waitUntil,
} from '../testing/admin-page.js';
import { formElement } from './load-form-element.js';
import './portal-admin-forms.js';
import type { PortalAdminForms } from './portal-admin-forms.js';

// Named so that it is no import of this package.
const FORM = '/packages/elements/src/forms/portal-form.ts';

const page = useAdminPage();
const mountForms = (view = '') =>
  mountArea<PortalAdminForms>(html`<portal-admin-forms .view=${view}></portal-admin-forms>`);

const FIELDS = [
  { name: 'email', label: 'E-mail', type: 'email', required: true },
  { name: 'message', label: 'Message', type: 'textarea' },
];

async function ask<T>(path: string, body?: object, method = 'POST'): Promise<T> {
  const token = sessionStorage.getItem(`client-portal-admin:${page.mock.url}`);
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'x-portal': '1' };
  const init = body ? { method, body: JSON.stringify(body) } : {};
  const response = await fetch(`${page.mock.url}/api/${path}`, { headers, ...init });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as T;
}

const add = async (change: object = {}) =>
  (await ask<{ id: string }>('admin/forms', { name: 'Contact', fields: FIELDS, ...change })).id;

/** As a visitor does. */
async function send(id: string, values: Record<string, string>, trap = ''): Promise<void> {
  const { ticket } = await ask<{ ticket: string }>(`forms/${id}`);
  await page.mock.clock.advance(5000);
  await ask(`forms/${id}`, { ticket, values, trap });
  await page.mock.clock.advance(1000);
}

const field = (element: Element, selector: string) => deep<HTMLInputElement>(element, selector)!;
const labels = (element: Element) =>
  [...deep(element, '.field-rows')!.querySelectorAll<HTMLInputElement>('input[id$="-label"]')].map(
    ({ value }) => value,
  );

describe('<portal-admin-forms>', () => {
  before(() => {
    formElement.load = () => import(FORM) as Promise<never>;
  });

  it('says what a form is for when there is none', async () => {
    const element = await mountForms();
    await partOf(element, 'empty');
    await expect(element).to.be.accessible();
  });

  it('lists forms with what came of them', async () => {
    const id = await add();
    await add({ name: 'Old', enabled: false });
    await send(id, { email: 'noa@mail.example' });
    await send(id, { email: 'spam@mail.example' }, 'x');
    const element = await mountForms();
    await waitUntil(() => textOf(element).includes('Contact'));

    const rows = [...deep(element, 'tbody')!.querySelectorAll('tr')].map((row) =>
      row.textContent!.replace(/\s+/g, ' ').trim(),
    );
    expect(rows[0]).to.match(/^Old Off 0 0 Never/);
    expect(rows[1]).to.match(/^Contact On 1 1/);
    await expect(element).to.be.accessible();
  });

  it('makes a form and leads to what is pasted into a page', async () => {
    const element = await mountForms('new');
    await partOf(element, 'save');
    type(field(element, '#name'), 'Newsletter');
    (await partOf(element, 'save')).click();
    await waitUntil(() => rootOf(element).views.length > 0, 'not made');

    const [, id] = /^forms\/(frm_\w+)\/embed$/.exec(rootOf(element).views.at(-1)!)!;
    const { fields } = await ask<{ fields: { name: string }[] }>(`admin/forms/${id}`);
    expect(fields.map(({ name }) => name)).to.deep.equal(['firstName', 'email']);
  });

  it('says what is wrong before anything is sent, and leads there', async () => {
    const element = await mountForms('new');
    (await partOf(element, 'save')).click();
    await partOf(element, 'form-summary');

    await waitUntil(() => focused() === field(element, '#name'));
    expect(textOf(element)).to.contain('Give the form a name');
    await expect(element).to.be.accessible();
  });

  it('shows what the server refuses beside its field', async () => {
    const element = await mountForms(await add());
    await partOf(element, 'save');
    type(field(element, '#continueTo'), 'https://elsewhere.test/');
    (await partOf(element, 'save')).click();
    await waitUntil(() => deep(element, '#continueTo-error'), 'no complaint');

    expect(deep(element, '#continueTo-error')!.textContent).to.contain('https://elsewhere.test');
  });

  it('adds, moves and removes fields by keyboard, and keeps the focus', async () => {
    const element = await mountForms(await add());
    (await partOf(element, 'add-field')).click();
    await waitUntil(() => labels(element).length === 3);
    await waitUntil(() => (focused() as HTMLInputElement).value === 'First name');

    focused()!.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'ArrowUp', altKey: true, bubbles: true, composed: true }),
    );
    await waitUntil(() => labels(element).join() === 'E-mail,First name,Message', 'not moved by key');
    expect((focused() as HTMLInputElement).value).to.equal('First name');

    const up = deep(element, '[aria-label="Move First name up"]')!;
    up.focus();
    up.click();
    await waitUntil(() => labels(element).join() === 'First name,E-mail,Message', 'not moved by button');
    await waitUntil(() => focused()?.getAttribute('aria-label') === 'Move First name down', 'the focus is lost');

    deep(element, '[aria-label="Remove Message"]')!.click();
    await waitUntil(() => labels(element).join() === 'First name,E-mail');
    await waitUntil(() => focused() === part(element, 'add-field'));
    expect(deep(element, '[aria-label="Remove E-mail"]')).to.equal(null);
  });

  it('shows what visitors will see while it is typed', async () => {
    const element = await mountForms(await add());
    await waitUntil(() => deep(element, 'portal-form')?.shadowRoot?.querySelector('form'), 'no preview');
    type(field(element, '#title'), 'Write to us');
    const preview = deep(element, 'portal-form')!;
    await waitUntil(() => textOf(preview).includes('Write to us'), 'the preview does not follow');

    await expect(element).to.be.accessible();
  });

  it('saves, and saves again', async () => {
    const id = await add();
    const element = await mountForms(id);
    await partOf(element, 'save');
    for (const title of ['First', 'Second']) {
      type(field(element, '#title'), title);
      (await partOf(element, 'save')).click();
      const deadline = Date.now() + 5000;
      while ((await ask<{ title: string }>(`admin/forms/${id}`)).title !== title) {
        if (Date.now() > deadline) throw new Error(`${title} is not saved`);
      }
      await waitUntil(() => part(element, 'save')!.getAttribute('aria-busy') === 'false');
      await page.mock.clock.advance(1000);
    }
    expect(deep(rootOf(element), 'portal-admin-question')).to.equal(null);
  });

  it('asks whose change shall stay when somebody else saved meanwhile', async () => {
    const id = await add();
    const element = await mountForms(id);
    await partOf(element, 'save');
    await page.mock.clock.advance(1000);
    await ask(`admin/forms/${id}`, { title: 'Theirs' }, 'PATCH');
    type(field(element, '#title'), 'Mine');
    (await partOf(element, 'save')).click();
    await waitUntil(() => deep(rootOf(element), '[part="theirs"]'), 'nobody asks');
    deep(rootOf(element), '[part="theirs"]')!.click();

    await waitUntil(() => field(element, '#title').value === 'Theirs', 'theirs is not shown');
  });

  it('gives both ways onto a page, with the fields of the form', async () => {
    const id = await add();
    const element = await mountForms(`${id}/embed`);
    await partOf(element, 'snippet');

    const [whole, own] = [...deep(element, '.block')!.querySelectorAll('code')].map(({ textContent }) => textContent!);
    expect(whole).to.contain(`<portal-form form="${id}"></portal-form>`);
    expect(own).to.contain(`<form data-portal-form="${id}">`);
    expect(own).to.contain('<input type="email" name="email" required>');
    expect(own).to.contain('<textarea name="message"></textarea>');
    await expect(element).to.be.accessible();
  });

  it('shows what was sent, with the contact that it became', async () => {
    const id = await add();
    await send(id, { email: 'noa@mail.example', message: 'Hello there' });
    const element = await mountForms(`${id}/sent`);
    await waitUntil(() => textOf(element).includes('Hello there'), 'nothing there');

    expect(deep(element, 'tbody a')!.getAttribute('href')).to.match(/contacts\/ctc_/);
    await expect(element).to.be.accessible();
  });

  it('takes back what was no spam', async () => {
    const id = await add();
    await send(id, { email: 'noa@mail.example', message: 'Hello' }, 'autofilled');
    const element = await mountForms(`${id}/sent/spam`);
    await waitUntil(() => textOf(element).includes('Filled in a hidden field'), 'no reason');
    (await partOf(element, 'accept')).click();
    await waitUntil(() => part(element, 'empty'), 'still there');
    await page.mock.clock.advance(1000);

    const { items } = await ask<{ items: { email: string }[] }>('admin/contacts?q=noa%40mail.example');
    expect(items.length).to.equal(1);
  });

  it('lets who may only read look, and change nothing', async () => {
    const id = await add();
    await signInAs('read-only');
    const element = await mountForms(id);
    await waitUntil(() => deep(element, '#name'));

    expect(field(element, '#name').disabled).to.equal(true);
    expect([part(element, 'save'), part(element, 'add-field'), part(element, 'menu')]).to.deep.equal([
      null,
      null,
      null,
    ]);
  });
});

import type { AdminClient } from '@client-portal/client/admin';
import { expect } from '@open-wc/testing';
import { html } from 'lit';

import {
  deep,
  focused,
  mountAdmin,
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
import { atRest } from '@client-portal/kit/testing/at-rest.js';
import { aColleague } from '../testing/colleague.js';
import './index.js';
import type { PortalAdminContacts } from './portal-admin-contacts.js';

describe('the page of a contact', () => {
  const page = useAdminPage();

  let colleague: AdminClient;

  beforeEach(async () => {
    colleague = await aColleague(page.mock);
  });

  async function idOf(email: string): Promise<string> {
    return (await colleague.get('/api/admin/contacts', { query: { q: email } })).items[0]!.id;
  }

  async function open(email = 'mara@example.com', tab = '') {
    const id = await idOf(email);
    const view = tab ? `${id}/${tab}` : id;
    const area = await mountArea<PortalAdminContacts>(
      html`<portal-admin-contacts .view=${view}></portal-admin-contacts>`,
    );
    await partOf(area, 'facts');
    return { area, id, root: rootOf(area) };
  }

  async function choose(area: Element, label: string): Promise<void> {
    const menu = deep(area, 'portal-menu')!;
    part(menu, 'button')!.click();
    await waitUntil(() => part(menu, 'item'), 'the menu');
    const items = [...menu.shadowRoot!.querySelectorAll<HTMLElement>('[part="item"]')];
    items.find((item) => textOf(item) === label)!.click();
  }

  it('opens in place of the list with the focus on its name, and leads back to the list as it was left', async () => {
    const admin = await mountAdmin('contacts/state=eligible');
    await waitUntil(() => deep(admin, 'tbody .open'), 'no list');
    const link = deep(admin, 'tbody .open')!;
    const name = textOf(link);
    link.click();
    await waitUntil(
      () => focused()?.localName === 'h1' && textOf(focused()!).startsWith(name),
      'the name has no focus',
    );
    deep(admin, '.back')!.click();
    await waitUntil(() => location.search.includes('admin=contacts/state=eligible'), 'not back');
    await waitUntil(() => focused()?.localName === 'h1' && textOf(focused()!) === 'Contacts', 'no focus');
    expect(deep(admin, 'tbody .open')).to.equal(link);
  });

  it('lists the mails that were ordered for the contact, and no others', async () => {
    const mara = await idOf('mara@example.com');
    await colleague.post('/api/admin/login-mails', { body: { contactIds: [mara] } });
    const { area } = await open('mara@example.com', 'mails');
    await waitUntil(
      () => deep(area, 'portal-admin-contact-mails') && part(deep(area, 'portal-admin-contact-mails')!, 'row'),
      'a mail',
    );
    const mails = deep(area, 'portal-admin-contact-mails')!;
    for (const cell of mails.shadowRoot!.querySelectorAll('[part~="to"]')) {
      expect(textOf(cell)).to.equal('mara@example.com');
    }
    await expect(area).to.be.accessible();
  });

  it('opens the portal as the client sees it in a tab of its own', async () => {
    const { area } = await open();
    const opened: string[] = [];
    const original = window.open;
    window.open = (() => ({ location: { replace: (url: string) => void opened.push(url) }, close: () => {} })) as never;
    try {
      part(area, 'view-as')!.click();
      await waitUntil(() => opened.length > 0, 'no tab');
    } finally {
      window.open = original;
    }
    expect(opened[0]).to.match(/#portal-token=/);
  });

  it('gives the link where the browser keeps the tab from opening', async () => {
    const { area, root } = await open();
    const original = window.open;
    window.open = () => null;
    try {
      part(area, 'view-as')!.click();
      await waitUntil(() => textOf(document.body).includes('The link works once'), 'no link');
    } finally {
      window.open = original;
    }
    expect(root.isConnected).to.equal(true);
  });

  it('hands the contact to the dialogs of invitations', async () => {
    const { area, root } = await open();
    await choose(area, 'Make a magic link');
    await waitUntil(() => root.querySelector('portal-admin-magic-link'), 'no dialog');
    expect(textOf(root.querySelector('portal-admin-magic-link')!)).to.contain('Mara');
  });

  it('begins an invoice for the contact', async () => {
    const { area, id, root } = await open();
    await choose(area, 'New invoice');
    expect(root.views).to.deep.equal([`invoices/new/${id}`]);
  });

  it('offers only what the role includes', async () => {
    await signInAs('read-only');
    const { area } = await open();
    for (const name of ['edit', 'view-as', 'new-invoice', 'invite']) expect(part(area, name), name).to.equal(null);
    expect(deep(area, 'portal-menu')).to.equal(null);
  });

  it('saves language, time zone, tags and fields of the business, renamed and removed', async () => {
    const { area, id } = await open();
    await colleague.patch('/api/admin/contacts/{id}', { params: { id }, body: { fields: { old: '1', gone: '2' } } });
    part(area, 'edit')!.click();
    await waitUntil(() => deep(area, '[part="own-field"]'), 'no fields');
    const rows = () => [...deep(area, '.own')!.querySelectorAll<HTMLElement>('[part="own-field"]')];
    type(rows()[0]!.querySelector('input')!, 'new');
    rows()[1]!.querySelector('button')!.click();
    for (const [name, value] of [
      ['locale', 'de'],
      ['timeZone', 'Europe/Berlin'],
    ] as const) {
      const select = deep<HTMLSelectElement>(area, `select#${name}`)!;
      select.value = value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    }
    type(deep<HTMLInputElement>(area, 'input#tags')!, 'patient, polite');
    const dialog = deep(area, 'portal-admin-contact-form')!;
    atRest();
    await expect(dialog).to.be.accessible();
    dialog.shadowRoot!.querySelector<HTMLElement>('[part="submit"]')!.click();
    await waitUntil(async () => (await colleague.get('/api/admin/contacts/{id}', { params: { id } })).locale === 'de');
    const saved = await colleague.get('/api/admin/contacts/{id}', { params: { id } });
    expect([saved.timeZone, saved.fields]).to.deep.equal(['Europe/Berlin', { new: '1' }]);
    expect(saved.tags).to.include.members(['patient', 'polite']);
  });

  it('suggests tags in use, and lets one be typed that begins like another', async () => {
    await colleague.post('/api/admin/contacts', { body: { firstName: 'Ada', tags: ['gold'] } });
    const { area } = await open();
    part(area, 'edit')!.click();
    await waitUntil(() => deep(area, 'option[value="gold"]'), 'no suggestion');
    const input = deep<HTMLInputElement>(area, 'input#tags')!;
    const chips = () => [...input.parentElement!.querySelectorAll('[part="tag"]')].map((each) => textOf(each));
    for (const text of ['gold', 'gold-plus', 'gold-plus,']) type(input, text);
    await waitUntil(() => chips().includes('gold-plus'), 'not added');
    expect(chips()).not.to.include('gold');
    input.value = 'gold';
    input.dispatchEvent(new InputEvent('input', { inputType: 'insertReplacementText', bubbles: true }));
    await waitUntil(() => chips().includes('gold'), 'the suggestion is not added');
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Backspace', bubbles: true }));
    await waitUntil(() => !chips().includes('gold'), 'not taken off');
  });

  it('does not lose a field that has no name or the name of another', async () => {
    const { area } = await open();
    part(area, 'edit')!.click();
    await waitUntil(() => part(area, 'add-field'), 'no form');
    part(area, 'add-field')!.click();
    await waitUntil(() => part(area, 'own-field'), 'no row');
    type(part(area, 'own-field')!.querySelectorAll('input')[1]!, 'something');
    deep(area, 'portal-admin-contact-form')!.shadowRoot!.querySelector<HTMLElement>('[part="submit"]')!.click();
    await waitUntil(() => textOf(area).includes('Give this field a name'), 'no complaint');
  });

  it('asks whose version shall stay when a colleague was faster', async () => {
    const { area, id, root } = await open();
    part(area, 'edit')!.click();
    await waitUntil(() => deep(area, 'input#company'), 'no form');
    await colleague.patch('/api/admin/contacts/{id}', { params: { id }, body: { phone: '0123' } });
    type(deep<HTMLInputElement>(area, 'input#company')!, 'Ours');
    deep(area, 'portal-admin-contact-form')!.shadowRoot!.querySelector<HTMLElement>('[part="submit"]')!.click();
    await waitUntil(() => root.querySelector('portal-admin-question'), 'no question');
    (await partOf(root.querySelector('portal-admin-question')!, 'theirs')).click();
    await waitUntil(() => deep<HTMLInputElement>(area, 'input#phone')?.value === '0123', 'theirs is not shown');
    expect((await colleague.get('/api/admin/contacts/{id}', { params: { id } })).company).not.to.equal('Ours');
  });
});

import type { AdminClient } from '@client-portal/client/admin';
import type { AdminInvoice } from '@client-portal/contract/invoices/admin';
import { expect } from '@open-wc/testing';
import { html } from 'lit';

import {
  deep,
  mountArea,
  part,
  partOf,
  rootOf,
  signInAs,
  textOf,
  type,
  useAdminPage,
  waitUntil,
} from '../../testing/admin-page.js';
import { atRest } from '@client-portal/kit/testing/at-rest.js';
import { aColleague } from '../../testing/colleague.js';
import './index.js';
import type { PortalAdminInvoices } from './portal-admin-invoices.js';

describe('an invoice in full', () => {
  const page = useAdminPage();
  let colleague: AdminClient;

  beforeEach(async () => {
    colleague = await aColleague(page.mock);
  });

  const read = (id: string): Promise<AdminInvoice> => colleague.get('/api/admin/invoices/{id}', { params: { id } });
  const first = async (status: 'open' | 'overdue') =>
    (await colleague.get('/api/admin/invoices', { query: { status } })).items.find((each) => each.status === status)!
      .id;

  async function draft(): Promise<string> {
    const { items } = await colleague.get('/api/admin/contacts', { query: { q: 'mara' } });
    const lines = [{ description: 'Print', quantity: 1000, unitPrice: 5000, taxRate: 0 }];
    const body = { contactId: items[0]!.id, title: 'Prints', currency: 'EUR', lines };
    return (await colleague.post('/api/admin/invoices', { body })).id;
  }

  async function open(view: string) {
    const area = await mountArea<PortalAdminInvoices>(
      html`<portal-admin-invoices .view=${view}></portal-admin-invoices>`,
    );
    await partOf(area, 'facts');
    return { area, root: rootOf(area) };
  }

  async function choose(area: Element, label: string): Promise<void> {
    const menu = deep(area, 'portal-menu')!;
    part(menu, 'button')!.click();
    await partOf(menu, 'item');
    [...menu.shadowRoot!.querySelectorAll<HTMLElement>('[part="item"]')]
      .find((each) => textOf(each) === label)!
      .click();
  }

  const says = (text: string) => waitUntil(() => textOf(document.body).includes(text), `nobody says “${text}”`);

  it('sends a draft, and then shows its number', async () => {
    const id = await draft();
    const { area } = await open(id);
    await expect(area).to.be.accessible();
    part(area, 'send')!.click();
    const dialog = deep(area, 'portal-admin-send-invoice')!;
    await waitUntil(() => textOf(part(dialog, 'submit')!) === 'Send €50.00', 'no dialog');
    atRest();
    await expect(dialog).to.be.accessible();
    part(dialog, 'submit')!.click();
    await says('is sent.');
    const { number } = await read(id);
    await waitUntil(() => textOf(area).includes(number!), 'the page does not know');
    expect(part(area, 'edit')).to.equal(null);
  });

  it('records a payment by another way, in part', async () => {
    const id = await first('open');
    const { area } = await open(id);
    part(area, 'pay')!.click();
    const dialog = deep(area, 'portal-admin-record-payment')!;
    await waitUntil(() => deep(dialog, '#amount'), 'no dialog');
    atRest();
    await expect(dialog).to.be.accessible();
    type(deep<HTMLInputElement>(dialog, '#amount')!, '100');
    await waitUntil(() => textOf(part(dialog, 'submit')!) === 'Record €100.00', 'the button does not say it');
    part(dialog, 'submit')!.click();
    await says('The payment is recorded.');
    await waitUntil(() => textOf(area).includes('Partly paid'), 'the page does not know');
    expect((await read(id)).amountDue).to.equal(31_650);
  });

  it('withdraws only with a reason', async () => {
    const id = await first('open');
    const { area } = await open(id);
    await choose(area, 'Withdraw');
    const dialog = deep(area, 'portal-admin-void-invoice')!;
    await waitUntil(() => deep(dialog, '#reason'), 'no dialog');
    part(dialog, 'submit')!.click();
    await waitUntil(() => textOf(dialog).includes('Something is left out here'), 'no complaint');
    type(deep<HTMLInputElement>(dialog, '#reason')!, 'Wrong client');
    part(dialog, 'submit')!.click();
    await says('The invoice is withdrawn.');
    expect([(await read(id)).status, (await read(id)).voidReason]).to.deep.equal(['void', 'Wrong client']);
  });

  it('copies an invoice into a draft to edit', async () => {
    const id = await first('overdue');
    const { area, root } = await open(id);
    await choose(area, 'Duplicate');
    await says('This is a copy');
    expect(root.views.at(-1)).to.match(/^invoices\/inv_\w+\/edit$/);
    expect(root.views.at(-1)).not.to.contain(id);
  });

  it('deletes a draft at once, and brings it back', async () => {
    const id = await draft();
    const { area, root } = await open(id);
    await choose(area, 'Delete draft');
    await says('The draft is deleted.');
    expect(root.views).to.deep.equal(['invoices']);
    part(deep(document.body, 'portal-toasts')!, 'action')!.click();
    await says('The draft is back.');
    const again = /inv_\w+/.exec(root.views.at(-1)!)![0];
    expect([again === id, (await read(again)).title]).to.deep.equal([false, 'Prints']);
  });

  it('leaves those who only read with the file and the link', async () => {
    await signInAs('read-only');
    const { area } = await open(await first('open'));
    expect([part(area, 'pay'), part(area, 'send'), part(area, 'edit')]).to.deep.equal([null, null, null]);
    const menu = deep(area, 'portal-menu')!;
    part(menu, 'button')!.click();
    await partOf(menu, 'item');
    const items = [...menu.shadowRoot!.querySelectorAll('[part="item"]')].map((each) => textOf(each));
    expect(items).to.deep.equal(['Download PDF', 'Copy the client’s link']);
  });
});

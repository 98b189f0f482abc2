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
import './index.js';
import type { PortalAdminInvoices } from './portal-admin-invoices.js';

describe('the list of invoices', () => {
  useAdminPage();

  async function open() {
    const area = await mountArea<PortalAdminInvoices>(
      html`<portal-admin-invoices .view=${''}></portal-admin-invoices>`,
    );
    await partOf(area, 'table');
    const list = deep(area, 'portal-admin-invoice-list')!.shadowRoot!;
    const numbers = () => [...list.querySelectorAll('[part~="number"]')].map((each) => textOf(each));
    const choose = (label: string) =>
      [...list.querySelectorAll<HTMLElement>('.chip')].find((each) => textOf(each) === label)!.click();
    return { area, list, numbers, choose };
  }

  it('shows what is to come in, and one tray at a time', async () => {
    const { area, numbers, choose } = await open();
    const all = numbers().length;
    expect(textOf(part(area, 'owed')!)).to.match(/To come in €3,224.90 €963.90 overdue/);
    await expect(area).to.be.accessible();
    choose('Overdue');
    await waitUntil(() => numbers().length < all && numbers().length > 0, 'not narrowed');
    expect(numbers()).to.deep.equal(['INV-2026-0009']);
  });

  it('finds by number while it is typed, and says how to get out of a search without a result', async () => {
    const { area, list, numbers } = await open();
    const all = numbers().length;
    const field = () => list.querySelector<HTMLInputElement>('#q')!;
    type(field(), '0004');
    await waitUntil(() => numbers().join() === 'INV-2026-0004', 'not found');
    type(field(), 'nothing like it');
    (await partOf(area, 'show-all')).click();
    await waitUntil(() => numbers().length === all, 'not all again');
    expect(field().value).to.equal('');
  });

  it('leads to an invoice and to a new one', async () => {
    const { area, list } = await open();
    list.querySelector<HTMLElement>('tbody .open')!.click();
    part(area, 'new')!.click();
    const [first, second] = rootOf(area).views;
    expect(first).to.match(/^invoices\/inv_/);
    expect(second).to.equal('invoices/new');
  });

  it('offers those who only read nothing to write', async () => {
    await signInAs('read-only');
    const { area } = await open();
    expect([part(area, 'new'), part(area, 'settings')]).to.deep.equal([null, null]);
  });
});

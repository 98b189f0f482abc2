import { mount } from '@client-portal/kit/testing/mount.js';
import { demoContacts } from '@client-portal/mocks';
import { expect, waitUntil } from '@open-wc/testing';
import { html } from 'lit';

import { deep, part, partOf, textOf, usePortalPage } from '../../testing/portal-page.js';
import '../../sign-in/portal-sign-in.js';
import './portal-invoice.js';
import type { PortalInvoice } from './portal-invoice.js';

const page = usePortalPage();

async function anInvoiceId(): Promise<string> {
  const { items } = await (await page.mock.send('GET', '/api/invoices?status=outstanding')).json();
  return items.find(({ title }: { title: string }) => title === 'Catalogue print run').id;
}

const textInside = (panel: Element) => textOf(deep(panel, 'portal-invoice-detail')!);

describe('<portal-invoice>', () => {
  it('shows one invoice with its lines, its sums and what has been paid', async () => {
    await page.mock.signIn(demoContacts.client.email);
    const id = await anInvoiceId();
    const panel = await mount<PortalInvoice>(html`<portal-invoice invoice=${id}></portal-invoice>`);
    await partOf(panel, 'sums');
    const invoice = await (await page.mock.send('GET', `/api/invoices/${id}`)).json();
    const euro = new Intl.NumberFormat(document.documentElement.lang || navigator.language, {
      style: 'currency',
      currency: 'EUR',
    });

    expect(part(panel, 'amount')!.textContent).to.include(euro.format(invoice.amountDue / 100));
    expect(part(panel, 'sums')!.textContent).to.include(euro.format(invoice.subtotal / 100));
    expect(part(panel, 'line')!.textContent).to.include('500 ×');
    expect(part(panel, 'payment')!.textContent).to.include('Bank transfer');
    await expect(panel).to.be.accessible();
  });

  it('has no way back to a list that is not there', async () => {
    await page.mock.signIn(demoContacts.client.email);
    const panel = await mount<PortalInvoice>(html`<portal-invoice invoice=${await anInvoiceId()}></portal-invoice>`);
    await partOf(panel, 'amount');

    expect(part(panel, 'back')).not.to.exist;
  });

  it('asks a visitor to sign in, and then shows the invoice', async () => {
    await page.mock.signIn(demoContacts.client.email);
    const id = await anInvoiceId();
    await page.mock.send('DELETE', '/api/session');
    const panel = await mount<PortalInvoice>(html`<portal-invoice invoice=${id}></portal-invoice>`);
    await waitUntil(() => panel.querySelector('portal-sign-in'));
    const form = panel.querySelector('portal-sign-in')!;
    await waitUntil(() => form.querySelector('input[name="password"]'));
    form.querySelector<HTMLInputElement>('input[name="username"]')!.value = demoContacts.client.email;
    form.querySelector<HTMLInputElement>('input[name="password"]')!.value = 'correct horse battery';
    form.querySelector('form')!.requestSubmit();

    await partOf(panel, 'amount');
    expect(panel.querySelector('portal-sign-in')).not.to.exist;
  });

  it('says that it is not there to somebody whose it is not', async () => {
    await page.mock.signIn(demoContacts.client.email);
    const id = await anInvoiceId();
    const other = await page.mock.addContact({ email: 'other@example.com' });
    await page.mock.addInvoice({ contactId: other.id });
    await page.mock.signIn(other.email);
    const panel = await mount<PortalInvoice>(html`<portal-invoice invoice=${id}></portal-invoice>`);
    await partOf(panel, 'empty');

    expect(textInside(panel)).to.include('not here any more');
    expect(part(panel, 'amount')).not.to.exist;
  });
});

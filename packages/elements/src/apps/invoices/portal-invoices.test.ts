import { mount } from '@client-portal/kit/testing/mount.js';
import { demoContacts, scenarios } from '@client-portal/mocks';
import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import { html } from 'lit';

import { deep, focused, part, partOf, textOf, usePortalPage } from '../../testing/portal-page.js';
import '../../sign-in/portal-sign-in.js';
import './portal-invoices.js';
import type { InvoicePaidEvent, InvoicePayEvent } from './events.js';
import type { PortalInvoices } from './portal-invoices.js';

const page = usePortalPage();

async function open(email: string = demoContacts.client.email): Promise<PortalInvoices> {
  await page.mock.signIn(email);
  return mount<PortalInvoices>(html`<portal-invoices></portal-invoices>`);
}

async function openList(): Promise<PortalInvoices> {
  const panel = await open();
  await partOf(panel, 'row');
  return panel;
}

const rows = (panel: Element) => [...panel.shadowRoot!.querySelectorAll<HTMLElement>('[part="row"]')];
const row = (panel: Element, title: string) => rows(panel).find(({ textContent }) => textContent.includes(title))!;
const opener = (panel: Element, title: string) => row(panel, title).querySelector<HTMLElement>('.open')!;
const payButton = (panel: Element, title: string) =>
  row(panel, title).querySelector<HTMLButtonElement>('[part="pay-button"]');
const chip = (panel: Element, label: string) =>
  [...panel.shadowRoot!.querySelectorAll<HTMLButtonElement>('.chip')].find(
    ({ textContent }) => textContent.trim() === label,
  )!;
const shows = (panel: Element, text: string) =>
  waitUntil(() => deepText(panel).includes(text), `never shows “${text}”`);

function deepText(panel: Element): string {
  const detail = deep(panel, 'portal-invoice-detail');
  return textOf(panel) + (detail ? textOf(detail) : '');
}

async function openDetail(panel: PortalInvoices, title: string): Promise<HTMLElement> {
  opener(panel, title).click();
  return partOf(panel, 'sums');
}

/** Pays as another tab or device would. */
async function payElsewhere(id: string): Promise<void> {
  await page.mock.send('POST', `/api/invoices/${id}/payments`, { provider: 'test', returnUrl: location.href });
  await page.mock.payments.settle();
}

describe('<portal-invoices>', () => {
  it('lists what the client has, the newest first, with its status in words', async () => {
    const panel = await openList();

    expect(rows(panel)).to.have.length(12);
    expect(textOf(rows(panel)[0]!)).to.include('Care plan, November');
    expect(row(panel, 'Product photos').textContent).to.include('Overdue');
    expect(row(panel, 'Translations').textContent).to.include('Processing');
  });

  it('is accessible as a list', async () => {
    const panel = await openList();

    await expect(panel).to.be.accessible();
  });

  it('is accessible with an invoice open', async () => {
    const panel = await openList();
    await openDetail(panel, 'Catalogue print run');

    await expect(panel).to.be.accessible();
  });

  it('offers to pay only what can be paid now', async () => {
    const panel = await openList();

    expect(payButton(panel, 'Product photos')).to.exist;
    expect(payButton(panel, 'Translations')).not.to.exist;
    expect(payButton(panel, 'Brand workshop')).not.to.exist;
  });

  it('tells the sums of the server above the list', async () => {
    const panel = await openList();
    const { items, owed } = await (await page.mock.send('GET', '/api/invoices')).json();

    expect(owed).to.have.length(1);
    expect(items).to.have.length(12);
    expect(part(panel, 'owed')!.textContent).to.include('overdue');
  });

  it('shows another part of the list with a filter', async () => {
    const panel = await openList();
    chip(panel, 'Paid').click();

    await waitUntil(
      () => rows(panel).length && rows(panel).every(({ textContent }) => /Paid|refunded/.test(textContent)),
    );
    expect(chip(panel, 'Paid').getAttribute('aria-pressed')).to.equal('true');
  });

  it('says how to get out of a filter that finds nothing', async () => {
    const contact = await page.mock.addContact({ email: 'new@example.com' });
    await page.mock.addInvoice({ contactId: contact.id });
    const panel = await open('new@example.com');
    await partOf(panel, 'row');
    chip(panel, 'Paid').click();
    const empty = await partOf(panel, 'empty');
    empty.querySelector('button')!.click();

    await partOf(panel, 'row');
    expect(panel.filter).to.equal('all');
  });

  it('says what will be here while there is nothing', async () => {
    await page.mock.use(scenarios.emptyInvoices);
    const panel = await open();

    expect((await partOf(panel, 'empty')).textContent).to.include('No invoices yet');
  });

  it('shows what the page puts into its slot for a client without invoices', async () => {
    await page.mock.use(scenarios.emptyInvoices);
    await page.mock.signIn(demoContacts.client.email);
    const panel = await mount<PortalInvoices>(
      html`<portal-invoices><a slot="empty" href="/shop">To the shop</a></portal-invoices>`,
    );
    await waitUntil(() => panel.shadowRoot!.querySelector('slot[name="empty"]'));

    expect(panel.querySelector('a')!.getClientRects()).not.to.be.empty;
  });

  it('appends further pages', async () => {
    const { id } = await page.mock.addContact({ email: 'many@example.com' });
    for (let count = 0; count < 28; count += 1) await page.mock.addInvoice({ contactId: id });
    const panel = await open('many@example.com');
    await partOf(panel, 'row');
    expect(rows(panel)).to.have.length(25);
    part(panel, 'more')!.click();

    await waitUntil(() => rows(panel).length === 28);
    expect(part(panel, 'more')).not.to.exist;
  }).timeout(10_000);

  it('opens an invoice by keyboard, and comes back to the same row', async () => {
    const panel = await openList();
    opener(panel, 'Product photos').focus();
    (focused() as HTMLElement).click();
    await waitUntil(() => focused()?.getAttribute('part') === 'heading', 'the heading has no focus');
    expect(focused()!.textContent).to.equal('Product photos');
    part(panel, 'back')!.click();

    await waitUntil(() => focused()?.textContent.includes('Product photos') && focused()?.classList.contains('open'));
  });

  it('leads on from the title of the list to somebody who came to an invoice another way', async () => {
    const panel = await openList();
    const id = row(panel, 'Product photos').querySelector<HTMLElement>('[data-id]')!.dataset['id']!;
    panel.view = id;
    (await partOf(panel, 'back')).click();

    await waitUntil(() => focused()?.textContent === 'Invoices', 'the heading has no focus');
  });

  it('keeps its view in itself where it stands alone', async () => {
    const before = location.href;
    const panel = await openList();
    await openDetail(panel, 'Product photos');

    expect(panel.view).to.match(/^inv_/);
    expect(location.href).to.equal(before);
  });

  it('leaves the view to the page that prevents the navigation', async () => {
    const panel = await openList();
    panel.addEventListener('portal-navigate', (event) => event.preventDefault());
    opener(panel, 'Product photos').click();
    await panel.updateComplete;

    expect(panel.view).to.equal('');
    expect(rows(panel)).not.to.be.empty;
  });

  it('says so when an invoice is not there', async () => {
    const panel = await openList();
    panel.view = 'inv_nothing';

    await shows(panel, 'not here any more');
  });

  it('leaves paying to the page that prevents the intent', async () => {
    const panel = await openList();
    const asked = oneEvent(panel, 'portal-invoice-pay') as Promise<InvoicePayEvent>;
    panel.addEventListener('portal-invoice-pay', (event) => event.preventDefault());
    payButton(panel, 'Product photos')!.click();

    expect((await asked).detail.status).to.equal('overdue');
    expect(part(panel, 'complaint')).not.to.exist;
    expect(page.mock.payments.checkouts).to.be.empty;
  });

  it('goes to the checkout, and back to this page', async () => {
    const panel = await openList();
    payButton(panel, 'Product photos')!.click();
    await waitUntil(() => location.hash.startsWith('#test-checkout='));
    const [checkout] = page.mock.payments.checkouts;

    expect(checkout!.returnUrl).to.equal(location.href.replace(/#.*/, ''));
    expect(checkout!.amount).to.equal(96_390);
    history.replaceState(null, '', checkout!.returnUrl);
  });

  it('turns paid by itself when the money arrives, and tells the page once', async () => {
    const panel = await openList();
    await openDetail(panel, 'Product photos');
    let told = 0;
    panel.addEventListener('portal-invoice-paid', () => (told += 1));
    const paid = oneEvent(panel, 'portal-invoice-paid') as Promise<InvoicePaidEvent>;
    await payElsewhere(panel.view);

    expect((await paid).invoice.number).to.match(/^INV-/);
    await shows(panel, 'Paid');
    expect(part(panel, 'pay-button')).not.to.exist;
    expect(told).to.equal(1);
  });

  it('waits while the money is on its way, and says so when it does not come', async () => {
    const panel = await openList();
    await openDetail(panel, 'Product photos');
    const body = { provider: 'test', returnUrl: location.href };
    await page.mock.send('POST', `/api/invoices/${panel.view}/payments`, body);
    await page.mock.payments.settle('processing');
    await partOf(panel, 'processing');
    expect(part(panel, 'pay-button')).not.to.exist;
    await page.mock.payments.settle('failed');

    await shows(panel, 'Your last payment did not go through.');
    expect(part(panel, 'pay-button')).to.exist;
  });

  it('shows where to transfer the money, and takes the reader there', async () => {
    const panel = await openList();
    await openDetail(panel, 'Product photos');
    (await partOf(panel, 'transfer-button')).click();
    const transfer = await partOf(panel, 'transfer');

    expect(transfer.textContent).to.include('DE02 1203 0000 0000 2020 51');
    await waitUntil(() => focused()?.textContent === 'Bank transfer');
  });

  it('explains a payment that could not be started, and keeps the invoice', async () => {
    const panel = await openList();
    await page.mock.use(scenarios.checkoutFails);
    const failed = oneEvent(panel, 'portal-error');
    payButton(panel, 'Product photos')!.click();

    await failed;
    expect((await partOf(panel, 'complaint')).getAttribute('role')).to.equal('alert');
    expect(rows(panel)).to.have.length(12);
    expect(payButton(panel, 'Product photos')!.getAttribute('aria-busy')).to.equal('false');
  });

  it('shows how an invoice stands that was paid elsewhere meanwhile', async () => {
    await page.mock.use(scenarios.noLiveEvents);
    const panel = await openList();
    const leave = await page.mock.use(scenarios.staleData());
    await openDetail(panel, 'Care plan, November');
    await payElsewhere(panel.view);
    await leave();
    part(panel, 'pay-button')!.click();

    await shows(panel, 'has changed meanwhile');
    await waitUntil(() => !part(panel, 'pay-button'));
  });

  it('keeps what it shows when the server goes away', async () => {
    const panel = await openList();
    await page.mock.use(scenarios.serverDown);
    await page.mock.send('GET', '/api/portal');
    chip(panel, 'Paid').click();
    await partOf(panel, 'error');
    chip(panel, 'All').click();

    await waitUntil(() => rows(panel).length === 12);
  });

  it('can be tried again after a failure', async () => {
    const leave = await page.mock.use({
      name: 'internalError',
      answer: (request, next) =>
        new URL(request.url).pathname === '/api/invoices' ? scenarios.internalError.answer() : next(request),
    });
    const panel = await open();
    const error = await partOf(panel, 'error');
    expect(error.textContent).to.include('req_mock');
    await leave();
    part(panel, 'retry')!.click();

    await partOf(panel, 'row');
  });

  it('says so when the business switches invoices off while they are open', async () => {
    const panel = await openList();
    await page.mock.use(scenarios.appDisabled('invoices'));

    await partOf(panel, 'unavailable');
    expect(rows(panel)).to.be.empty;
  });

  it('speaks Arabic from right to left', async () => {
    await page.mock.signIn(demoContacts.client.email);
    const panel = await mount<PortalInvoices>(html`<portal-invoices lang="ar"></portal-invoices>`);
    await partOf(panel, 'row');

    await waitUntil(() => textOf(panel).includes('الفواتير'));
    expect(getComputedStyle(panel.shadowRoot!.querySelector('.portal')!).direction).to.equal('rtl');
  });
});

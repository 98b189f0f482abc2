import type { Invoice, InvoicePage, PaymentStart } from '@client-portal/contract/invoices';
import { expect } from '@open-wc/testing';

import { createMockPortal, demoContacts, fontsAt, type MockPortal, scenarios } from './index.js';

describe('the demo business', () => {
  let mock: MockPortal;
  before(async function () {
    this.timeout(20_000);
    mock = await createMockPortal({ fonts: fontsAt('/packages/server/node_modules/dejavu-fonts-ttf/ttf') });
  });
  beforeEach(async () => {
    await mock.reset();
    await mock.signIn(demoContacts.client.email);
  });
  after(() => mock.stop());

  const get = async <T>(path: string) => (await (await mock.send('GET', path)).json()) as T;
  const invoices = async () => (await get<InvoicePage>('/api/invoices')).items;
  const payable = async () => (await invoices()).find(({ status }) => status === 'open')!;
  const pay = (id: string) =>
    mock.send('POST', `/api/invoices/${id}/payments`, { provider: 'test', returnUrl: location.href });

  it('has an invoice in every state that a client can meet', async () => {
    const states = new Set((await invoices()).map(({ status }) => status));

    expect([...states].sort()).to.deep.equal(
      [
        'open',
        'overdue',
        'paid',
        'partially_paid',
        'partially_refunded',
        'processing',
        'refunded',
        'uncollectible',
        'void',
      ].sort(),
    );
  });

  it('is the same after every reset', async () => {
    const facts = async () =>
      (await invoices()).map(({ number, title, status, total, dueOn }) => [number, title, status, total, dueOn]);
    const first = await facts();
    await mock.reset();
    await mock.signIn(demoContacts.client.email);

    expect(first).to.have.length(12);
    expect(await facts()).to.deep.equal(first);
  });

  it('has mailed nothing that anybody still has to read', async () => {
    await mock.portal.tick();

    expect(mock.mails.all).to.have.length(0);
  });

  it('shows nothing to the newcomer', async () => {
    await mock.signIn(demoContacts.newcomer.email);

    expect((await get<{ apps: string[] }>('/api/portal')).apps).not.to.include('invoices');
  });

  it('turns an added invoice into a mail and a line of the list', async () => {
    const { id, email } = await mock.addContact({ email: 'ines@example.com' });
    const { number } = await mock.addInvoice({ contactId: id, title: 'A poster' });
    await mock.signIn(email);

    expect((await mock.mails.next(email)).text).to.include(number);
    expect((await invoices()).map(({ title }) => title)).to.deep.equal(['A poster']);
  });

  it('takes a payment by checkout, which the provider reports', async () => {
    const { id } = await payable();
    const { checkoutUrl } = (await (await pay(id)).json()) as PaymentStart;
    expect(checkoutUrl).to.match(/#test-checkout=/);

    await mock.payments.settle();
    expect((await get<Invoice>(`/api/invoices/${id}`)).status).to.equal('paid');
  });

  it('leaves an invoice open when the checkout fails', async () => {
    const { id } = await payable();
    await pay(id);
    await mock.payments.settle('failed');

    expect((await get<Invoice>(`/api/invoices/${id}`)).status).to.equal('open');
  });

  it('cannot start a payment while the provider is down', async () => {
    const leave = await mock.use(scenarios.checkoutFails);
    const { id } = await payable();
    const refused = await pay(id);
    await leave();

    expect(refused.status).to.be.oneOf([500, 503]);
    expect((await pay(id)).status).to.equal(201);
  });

  it('makes the PDF of an invoice in the page', async () => {
    const { id } = await payable();
    const response = await mock.send('GET', `/api/invoices/${id}.pdf`);
    const bytes = new Uint8Array(await response.arrayBuffer());

    expect(response.headers.get('content-type')).to.equal('application/pdf');
    expect(new TextDecoder('latin1').decode(bytes.subarray(0, 5))).to.equal('%PDF-');
    expect(bytes.length).to.be.above(5000);
  }).timeout(20_000);
});

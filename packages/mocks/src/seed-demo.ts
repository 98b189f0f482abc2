import { commit, createId, invoice, outbox, payment } from '@client-portal/server/embed';
import { eq } from 'drizzle-orm';

import { demoContacts } from './demo-contacts.js';
import type { MockPortal } from './mock-portal.js';

type State = typeof invoice.$inferInsert.state;
type Lines = [description: string, quantity: number, unitPrice: number][];

interface DemoInvoice {
  title: string;
  state: State;
  /** Days before the clock's day. */
  issued: number;
  lines: Lines;
  /** Percent of the total that has come in. */
  paid?: number;
  note?: string;
}

/** Quantities in thousandths, prices in cents; all of it with 19 % VAT, due after two weeks. Oldest first. */
const INVOICES: DemoInvoice[] = [
  { title: 'Brand workshop', state: 'paid', paid: 100, issued: 260, lines: [['Workshop, two days', 2000, 140_000]] },
  {
    title: 'Logo and stationery',
    state: 'paid',
    paid: 100,
    issued: 231,
    lines: [
      ['Logo', 1000, 380_000],
      ['Stationery', 1000, 95_000],
    ],
  },
  {
    title: 'Photo shoot',
    state: 'refunded',
    paid: 100,
    issued: 199,
    lines: [['Photo shoot, half a day', 500, 160_000]],
  },
  { title: 'Domain and hosting 2026', state: 'void', issued: 188, lines: [['Hosting, twelve months', 12_000, 1900]] },
  {
    title: 'Website, first part',
    state: 'paid',
    paid: 100,
    issued: 150,
    lines: [
      ['Design', 6500, 92_000],
      ['Development', 9000, 92_000],
    ],
  },
  {
    title: 'Newsletter set-up',
    state: 'partially_refunded',
    paid: 60,
    issued: 121,
    lines: [['Templates', 3000, 24_000]],
  },
  { title: 'Trade fair stand', state: 'uncollectible', issued: 110, lines: [['Stand design', 1000, 210_000]] },
  { title: 'Website, second part', state: 'paid', paid: 100, issued: 74, lines: [['Development', 11_250, 92_000]] },
  {
    title: 'Product photos',
    state: 'open',
    issued: 40,
    lines: [['Photos, retouched', 18_000, 4500]],
    note: 'Files follow as soon as this is settled.',
  },
  {
    title: 'Catalogue print run',
    state: 'partially_paid',
    paid: 50,
    issued: 12,
    lines: [['Catalogue, 500 copies', 500_000, 620]],
  },
  { title: 'Translations', state: 'processing', issued: 5, lines: [['Translation, per page', 14_000, 3800]] },
  {
    title: 'Care plan, November',
    state: 'open',
    issued: 1,
    lines: [
      ['Updates and backups', 1000, 12_000],
      ['Small changes', 2500, 9200],
    ],
  },
];

const DAY = 24 * 60 * 60_000;
const VAT = 1900;

const BUSINESS = {
  name: 'Northlight Studio',
  legalName: 'Northlight Studio GmbH',
  address: ['Speicherstraße 12', '20457 Hamburg', 'Germany'],
  taxId: 'DE123456789',
  supportEmail: 'hello@northlight.example',
  bank: { holder: 'Northlight Studio GmbH', iban: 'DE02120300000000202051', bic: 'BYLADEM1001', bank: 'DKB' },
};

/** Fills an empty portal with the same business each time. */
export async function seedDemo(mock: MockPortal): Promise<void> {
  await mock.changeSettings(({ business }) => void Object.assign(business, BUSINESS));
  const client = await mock.addContact({ ...demoContacts.client });
  await mock.addContact({ ...demoContacts.newcomer });
  const now = mock.clock.now;
  for (const each of INVOICES) {
    mock.clock.set(now - each.issued * DAY);
    await addDemoInvoice(mock, client.id, each);
  }
  mock.clock.set(now);
  // The client has read the mails of those days; what is due today, such as a reminder, is done.
  await commit(mock.portal.core, [mock.portal.core.db.delete(outbox)]);
  await mock.portal.tick();
  mock.mails.clear();
}

async function addDemoInvoice(mock: MockPortal, contactId: string, demo: DemoInvoice): Promise<void> {
  const { state, paid = 0, title, note = '' } = demo;
  const lines = demo.lines.map(([description, quantity, unitPrice]) => ({
    description,
    quantity,
    unitPrice,
    taxRate: VAT,
  }));
  const { id } = await mock.addInvoice({ contactId, title, note, lines });
  if (state === 'open') return;
  const { db } = mock.portal.core;
  const [sent] = await db.select().from(invoice).where(eq(invoice.id, id));
  const at = mock.clock.now + 3 * DAY;
  const amountPaid = Math.round((sent!.total * paid) / 100);
  const settled = { state, amountPaid, viewedAt: at, paidAt: paid === 100 ? at : null };
  await commit(mock.portal.core, [
    db.update(invoice).set(settled).where(eq(invoice.id, id)),
    ...(paid > 0 ? [db.insert(payment).values(aTransfer(sent!, amountPaid, at))] : []),
    ...(state === 'processing' ? [db.insert(payment).values(aCheckout(sent!, at))] : []),
  ]);
}

type Sent = typeof invoice.$inferSelect;
type Payment = typeof payment.$inferInsert;

const aPayment = ({ id, currency }: Sent, createdAt: number) => ({
  id: createId('pay'),
  invoiceId: id,
  currency,
  createdAt,
});

const aTransfer = (sent: Sent, amount: number, at: number): Payment => ({
  ...aPayment(sent, at),
  provider: 'manual',
  kind: 'transfer',
  status: 'succeeded',
  amount,
  settledAt: at,
});

/** A checkout that the client has been through, and whose money is on its way. */
const aCheckout = (sent: Sent, at: number): Payment => ({
  ...aPayment(sent, at),
  provider: 'test',
  kind: 'checkout',
  status: 'processing',
  amount: sent.total,
  reference: `test_${sent.number}`,
});

import {
  createInvoice,
  overdueJob,
  recordManualPayment,
  sendInvoice,
  voidInvoice,
  type NewInvoice,
  type NodePortal,
} from '@client-portal/server/node';

import { demoPeople } from './contacts.js';
import { Random } from './random.js';
import type { ShiftedClock } from './seed.js';
import { pickJob, wedding } from './work.js';

const DAY = 86_400_000;
const HOUR = 3_600_000;

export type Fate =
  | 'open'
  | 'overdue'
  | 'paid'
  | 'partially_paid'
  | 'void'
  | 'processing'
  | 'uncollectible'
  | 'refunded'
  | 'partially_refunded';

interface Plan extends Omit<NewInvoice, 'issuedOn' | 'dueOn'> {
  fate: Fate;
  /** How long ago it was sent, and how long after that it was paid. */
  daysAgo: number;
  paidAfter: number;
}

interface Step {
  at: number;
  run(): Promise<unknown>;
}

const PAID_FIRST = new Set<Fate>(['paid', 'refunded', 'partially_refunded']);

/** No operation leads here yet, so the rows are written as it would leave them. */
const WRITTEN: Partial<Record<Fate, string[]>> = {
  uncollectible: [`UPDATE invoice SET state = 'uncollectible' WHERE id = ?`],
  refunded: [`UPDATE invoice SET state = 'refunded' WHERE id = ?`],
  partially_refunded: [`UPDATE invoice SET state = 'partially_refunded' WHERE id = ?`],
  processing: [
    `INSERT INTO payment (id, invoice_id, provider, kind, reference, amount, currency, status, created_at)
      SELECT 'pay_' || substr(id, 5), id, 'test', 'checkout', 'test_' || id, total, currency, 'processing', sent_at FROM invoice WHERE id = ?`,
    `UPDATE invoice SET state = 'processing' WHERE id = ?`,
  ],
};

const toDay = (instant: number) => new Date(instant).toISOString().slice(0, 10);

/** What happens to one invoice, and when. */
function stepsOf(node: NodePortal, plan: Plan, now: number): Step[] {
  const { core } = node.portal;
  const { fate, daysAgo, paidAfter, ...invoice } = plan;
  const sentAt = now - daysAgo * DAY - (daysAgo === 0 ? 2 * HOUR : 0);
  const later = Math.min(sentAt + paidAfter * DAY, now - 3 * HOUR);
  let id = '';
  const send = async () => {
    ({ id } = await createInvoice(
      core,
      { ...invoice, issuedOn: toDay(sentAt), dueOn: toDay(sentAt + 14 * DAY) },
      'system',
    ));
    await sendInvoice(core, id, 'system');
  };
  const steps: Step[] = [{ at: sentAt, run: send }];
  if (PAID_FIRST.has(fate))
    steps.push({ at: later, run: () => recordManualPayment(core, id, { reference: 'Bank transfer' }, 'system') });
  if (fate === 'partially_paid')
    steps.push({
      at: later,
      run: () => recordManualPayment(core, id, { amount: 272_204, reference: 'First half' }, 'system'),
    });
  if (fate === 'overdue') steps.push({ at: sentAt + 15 * DAY, run: () => overdueJob.run(core) });
  if (fate === 'void')
    steps.push({ at: later, run: () => voidInvoice(core, id, 'system', 'Sent to the wrong client') });
  const written = WRITTEN[fate];
  if (written)
    steps.push({
      at: Math.min(later + DAY, now - 2 * HOUR),
      run: () =>
        node.database.client.batch(
          written.map((sql) => ({ sql, args: [id] })),
          'write',
        ),
    });
  return steps;
}

const FATES: Fate[] = ['paid', 'paid', 'paid', 'paid', 'paid', 'paid', 'void', 'paid', 'paid', 'paid'];

/** The client who has everything: every state, a long title, another currency, and enough for several pages. */
function planClient(random: Random): Plan[] {
  const contactId = demoPeople.client.id;
  const plan = (fate: Fate, daysAgo: number, more: Partial<Plan> = {}): Plan => ({
    contactId,
    fate,
    daysAgo,
    paidAfter: random.between(2, 12),
    ...pickJob(random),
    ...more,
  });
  return [
    plan('open', 0),
    plan('open', 5, {
      ...wedding(),
      note: 'Thank you for having us. The album is at the binder’s and arrives in three weeks.',
    }),
    plan('processing', 9),
    plan('overdue', 19),
    plan('partially_paid', 8, { ...wedding(), title: 'Wedding in Inari, the second day', paidAfter: 3 }),
    plan('overdue', 48),
    plan('refunded', 64),
    plan('partially_refunded', 81),
    plan('uncollectible', 300),
    plan('paid', 35, {
      title: 'Prints for Osaka',
      currency: 'JPY',
      lines: [{ description: 'Fine art print, 60 × 90 cm', quantity: 3000, unitPrice: 24_000, taxRate: 0 }],
    }),
    ...Array.from({ length: 39 }, (_, index) => plan(random.pick(FATES), 12 + index * 10)),
  ];
}

function planOthers(random: Random, crowd: string[]): Plan[] {
  const plan = (contactId: string, fate: Fate, daysAgo: number): Plan => ({
    contactId,
    fate,
    daysAgo,
    paidAfter: random.between(1, 13),
    ...pickJob(random),
  });
  const { passwordless, rightToLeft } = demoPeople;
  const few = (id: string): Plan[] => [
    plan(id, 'open', 3),
    plan(id, 'overdue', 22),
    ...[40, 75, 120, 155].map((daysAgo) => plan(id, 'paid', daysAgo)),
  ];
  const many = crowd
    .filter((_, index) => index % 5 === 0)
    .flatMap((id) => [
      plan(id, 'paid', random.between(20, 400)),
      plan(id, random.pick(['open', 'paid', 'paid']), random.between(2, 12)),
    ]);
  return [...few(passwordless.id), ...few(rightToLeft.id), ...many];
}

/** What the business is still writing: one that can go out, one with a discount, one that is not finished. */
async function seedDrafts(node: NodePortal, random: Random, crowd: string[]): Promise<void> {
  const drafts: NewInvoice[] = [
    { contactId: demoPeople.client.id, ...wedding(), title: 'Wedding in Inari, the reprints' },
    {
      contactId: demoPeople.passwordless.id,
      ...pickJob(random),
      discount: { percent: 1000, label: 'For a loyal client' },
    },
    { contactId: crowd[7]!, ...pickJob(random), currency: 'SEK' },
    { contactId: crowd[11]!, title: '', lines: [] },
  ];
  for (const draft of drafts) await createInvoice(node.portal.core, draft, 'system');
}

/** Invoices of more than a year, made by the server's own operations at the time of each, so that the history is true. */
export async function seedInvoices(node: NodePortal, clock: ShiftedClock, crowd: string[]): Promise<void> {
  const random = new Random(4711);
  const now = Date.now();
  const steps = [...planClient(random), ...planOthers(random, crowd)].flatMap((plan) => stepsOf(node, plan, now));
  for (const { at, run } of steps.sort((a, b) => a.at - b.at)) {
    clock.shift = at - Date.now();
    await run();
  }
  clock.shift = 0;
  await seedDrafts(node, random, crowd);
}

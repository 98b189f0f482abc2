import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { PaymentReport } from '../../core/payments/payment-provider.js';
import type { InvoiceState, PaymentRow } from './schema.js';
import { judgeReport } from './settlement.js';

const OUTCOMES = ['processing', 'succeeded', 'failed', 'canceled'] as const;

/** Every order of a few things. */
function ordersOf<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, index) => ordersOf(items.toSpliced(index, 1)).map((rest) => [item, ...rest]));
}

const aPayment = () => ({
  status: 'pending' as PaymentRow['status'],
  amount: 100,
  currency: 'EUR',
  flag: null as PaymentRow['flag'],
});

/** What invoice and payments are after these reports, `[payment, outcome]`. */
function replay(reports: [number, PaymentReport['outcome']][], state: InvoiceState = 'open') {
  let invoice = { state, total: 100, amountPaid: 0 };
  const payments = [aPayment(), aPayment()];
  for (const [index, outcome] of reports) {
    const effect = judgeReport(invoice, payments[index]!, {
      eventId: '',
      reference: '',
      outcome,
      amount: 100,
      currency: 'EUR',
    });
    if (typeof effect === 'string') continue;
    payments[index] = { ...payments[index]!, status: effect.status, flag: effect.flag };
    invoice = { ...invoice, state: effect.state, amountPaid: effect.amountPaid };
  }
  return { invoice, statuses: payments.map(({ status }) => status), flags: payments.map(({ flag }) => flag).sort() };
}

describe('settling', () => {
  it('comes to the same in whatever order the reports of a payment arrive', () => {
    for (const last of OUTCOMES) {
      const reports = OUTCOMES.filter((each) => each !== 'succeeded' || last === 'succeeded').map(
        (outcome) => [0, outcome] as [number, typeof outcome],
      );
      const results = ordersOf(reports).map((order) => JSON.stringify(replay(order)));
      assert.equal(new Set(results).size, 1, [...new Set(results)].join('\n'));
    }
  });

  it('pays an invoice once whatever two payments report', () => {
    const reports = [0, 1].flatMap((index) =>
      (['processing', 'failed', 'succeeded'] as const).map((outcome) => [index, outcome] as [number, typeof outcome]),
    );
    for (const order of ordersOf(reports)) {
      const { invoice, statuses, flags } = replay(order);
      assert.deepEqual(invoice, { state: 'paid', total: 100, amountPaid: 100 });
      assert.deepEqual([statuses, flags], [['succeeded', 'succeeded'], [null, 'surplus'].sort()]);
    }
  });

  it('leaves a withdrawn invoice withdrawn and flags the money', () => {
    const { invoice, flags } = replay(
      [
        [0, 'processing'],
        [0, 'succeeded'],
      ],
      'void',
    );
    assert.equal(invoice.state, 'void');
    assert.ok(flags.includes('surplus'));
  });

  it('brings a written-off invoice back when it is paid', () => {
    assert.equal(replay([[0, 'succeeded']], 'uncollectible').invoice.state, 'paid');
  });
});

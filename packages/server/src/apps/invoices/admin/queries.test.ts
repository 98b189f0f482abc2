import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';

import Database from 'libsql';

import { createAdminTester } from '../../../testing/admin-tester.js';
import { voidInvoice } from '../operations.js';
import { recordManualPayment } from '../record-payment.js';
import { createInvoice } from '../edit-draft.js';
import { anInvoice, createInvoicePortal, SOME_LINES, SOME_TOTAL } from '../testing/invoice-fixtures.js';
import { type AdminListQuery, selectAdminInvoices, sumReceivable } from './queries.js';
import { selectHappenings } from './timeline.js';

describe('the list of all invoices', async () => {
  const portal = await createInvoicePortal();
  const { core } = portal;
  const key = await createAdminTester(portal).addKey(['invoices:read']);
  const file = new Database(portal.file);
  after(() => file.close());

  const list = async (query: Record<string, string>) => {
    const response = await key.send('GET', `/api/admin/invoices?${new URLSearchParams(query)}`);
    assert.equal(response.status, 200, query['status']);
    return (await response.json()) as { items: { id: string }[]; nextCursor: string | null; owed?: unknown };
  };
  const idsOf = async (query: Record<string, string>) => (await list(query)).items.map(({ id }) => id);
  const planOf = ({ sql, params }: { sql: string; params: unknown[] }) =>
    (file.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(params) as { detail: string }[])
      .map(({ detail }) => detail)
      .join('\n');

  it('is sorted into what the business does next', async () => {
    const { id } = await portal.addContact({ firstName: 'Mara', lastName: 'Lind' });
    const late = await anInvoice(core, id, { issuedOn: '2026-09-01', dueOn: '2026-09-15' });
    const later = await anInvoice(core, id, { issuedOn: '2026-09-02', dueOn: '2026-09-10' });
    const open = await anInvoice(core, id, { issuedOn: '2026-10-20', dueOn: '2026-12-24' });
    const paid = await anInvoice(core, id, { issuedOn: '2026-10-01' });
    await recordManualPayment(core, paid);
    const gone = await anInvoice(core, id, { issuedOn: '2026-10-02' });
    await voidInvoice(core, gone);
    const draft = (await createInvoice(core, { contactId: id, title: 'Not yet', lines: SOME_LINES })).id;
    const expected = {
      draft: [draft],
      open: [open, later, late],
      overdue: [later, late],
      paid: [paid],
      void: [gone],
      processing: [],
    };
    for (const [status, ids] of Object.entries(expected)) {
      assert.deepEqual(await idsOf({ contact: id, status }), ids, status);
      assert.deepEqual(await idsOf({ status }), ids, `${status} of everybody`);
    }
    assert.deepEqual(await idsOf({ from: '2026-10-01', to: '2026-10-02' }), [gone, paid]);
    assert.deepEqual((await list({ contact: id })).owed, [
      { currency: 'EUR', amount: 3 * SOME_TOTAL, overdue: 2 * SOME_TOTAL },
    ]);
    assert.deepEqual((await list({})).owed, (await list({ contact: id })).owed);
  });

  it('is searched by number, title, name and address, and takes no sign for a pattern', async () => {
    const { id, email } = await portal.addContact({ firstName: 'Zoë', lastName: 'Quill' });
    const one = await anInvoice(core, id, { title: 'A 100% linen album', number: 'XY_77' });
    for (const q of ['xy_77', '100% linen', 'quill', 'Zoë Q', email]) assert.deepEqual(await idsOf({ q }), [one], q);
    for (const q of ['xy%77', 'inv_', '100_ linen']) assert.deepEqual(await idsOf({ q }), [], q);
  });

  it('goes on page by page, also where the most overdue stand first', async () => {
    const { id } = await portal.addContact();
    for (let day = 1; day <= 7; day += 1)
      await anInvoice(core, id, { issuedOn: '2026-08-01', dueOn: `2026-08-0${Math.ceil(day / 2)}` });
    for (const status of ['', 'overdue']) {
      const seen: string[] = [];
      let cursor: string | null = '';
      do {
        const page = await list({ contact: id, limit: '3', ...(status && { status }), ...(cursor && { cursor }) });
        seen.push(...page.items.map((item) => item.id));
        cursor = page.nextCursor;
      } while (cursor);
      assert.equal(new Set(seen).size, 7, status);
    }
  });

  it('is found by an index and never sorted, for every form of it', () => {
    const cursor = btoa('2026-10-01/inv_1').replaceAll('=', '');
    const forms: AdminListQuery[] = [
      ...[
        {},
        { status: 'draft' },
        { status: 'open' },
        { status: 'overdue' },
        { status: 'paid' },
        { from: '2026-01-01' },
      ],
      ...[
        { contact: 'ctc_1' },
        { contact: 'ctc_1', status: 'open' },
        { status: 'paid', from: '2026-01-01', to: '2026-12-31' },
      ],
    ] as AdminListQuery[];
    for (const form of forms.flatMap((each) => [each, { ...each, cursor }])) {
      const plan = planOf(selectAdminInvoices(core.db, form, '2026-11-02').toSQL());
      assert.match(plan, /^SEARCH invoice USING INDEX/, JSON.stringify(form));
      assert.doesNotMatch(plan, /SCAN|TEMP B-TREE/, JSON.stringify(form));
    }
  });

  it('sums what is owed, and tells what happened, from an index', () => {
    const sums = planOf(sumReceivable(core.db, undefined, '2026-11-02').toSQL());
    assert.match(sums, /USING COVERING INDEX invoice_receivable/);
    assert.doesNotMatch(sums, /TEMP B-TREE/);
    assert.match(
      planOf(selectHappenings(core.db, ['inv_1', 'pay_1']).toSQL()),
      /SEARCH event USING INDEX event_by_subject/,
    );
  });
});

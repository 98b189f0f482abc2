import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { AdminInvoice } from '@client-portal/contract/invoices/admin';
import { eq } from 'drizzle-orm';

import { event } from '../../../core/db/work-schema.js';
import { createAdminTester } from '../../../testing/admin-tester.js';
import { aClient, createInvoicePortal, SOME_LINES, SOME_TOTAL } from '../testing/invoice-fixtures.js';

describe('invoices, the side of the business', async () => {
  const portal = await createInvoicePortal();
  const staff = await createAdminTester(portal).addKey(['invoices:read', 'invoices:write']);
  const events = (id: string) => portal.core.db.select().from(event).where(eq(event.subjectId, id));

  const call = async (method: string, path: string, body?: unknown, headers = {}) => {
    const response = await staff.send(method, `/api/admin/invoices${path}`, body, headers);
    return {
      status: response.status,
      etag: response.headers.get('etag')!,
      body: await response.json().catch(() => null),
    };
  };

  const aDraft = async (values = {}): Promise<{ body: AdminInvoice; etag: string }> => {
    const contactId = (await portal.addContact({ firstName: 'Mara', lastName: 'Lind' })).id;
    const made = await call('POST', '', { contactId, title: 'Portraits', lines: SOME_LINES, ...values });
    assert.equal(made.status, 201, JSON.stringify(made.body));
    return made;
  };

  const aSentOne = async (values = {}): Promise<AdminInvoice> => {
    const { body } = await aDraft(values);
    const sent = await call('POST', `/${body.id}/send`, {});
    assert.equal(sent.status, 200, JSON.stringify(sent.body));
    return sent.body;
  };

  it('begin as drafts without a number', async () => {
    const { body } = await aDraft();
    assert.deepEqual([body.status, body.number, body.total], ['draft', null, SOME_TOTAL]);
    assert.deepEqual(body.can, ['edit', 'send', 'delete']);
    assert.equal(body.document.number, 'Draft');
    assert.equal(body.document.from.name, 'The Shop');
    assert.equal(body.document.billTo.name, 'Mara Lind');
  });

  it('are numbered and dated on the day they are sent', async () => {
    const { body } = await aDraft({ due: { days: 10 } });
    portal.time.now += 3 * 86_400_000;
    const sent = (await call('POST', `/${body.id}/send`, {})).body as AdminInvoice;
    const today = new Date(portal.time.now).toISOString().slice(0, 10);
    assert.match(sent.number!, /^INV-2026-\d{4}$/);
    assert.equal(sent.issuedOn, today);
    assert.equal(Date.parse(sent.dueOn) - Date.parse(today), 10 * 86_400_000);
    assert.deepEqual(sent.can, ['pay', 'remind', 'void']);
  });

  it('leave no gap in the numbers when a draft is deleted', async () => {
    const before = await aSentOne();
    const gone = await aDraft();
    assert.equal((await call('DELETE', `/${gone.body.id}`)).status, 204);
    const after = await aSentOne();
    assert.equal(Number(after.number!.slice(-4)), Number(before.number!.slice(-4)) + 1);
    assert.deepEqual(
      (await events(gone.body.id)).map(({ type, contactId }) => [type, contactId]),
      [
        ['invoice.created', null],
        ['invoice.deleted', null],
      ],
    );
  });

  it('keep what the first of two editors saved, and tell the second', async () => {
    const { body, etag } = await aDraft();
    const mine = await call('PATCH', `/${body.id}`, { title: 'Mine' }, { 'if-match': etag });
    assert.equal(mine.status, 200);
    const theirs = await call('PATCH', `/${body.id}`, { title: 'Theirs' }, { 'if-match': etag });
    assert.deepEqual([theirs.status, theirs.body.code], [412, 'changed_meanwhile']);
    const now = await call('GET', `/${body.id}`);
    assert.deepEqual([now.body.title, now.etag], ['Mine', mine.etag]);
    assert.equal((await call('PATCH', `/${body.id}`, { note: 'Both' }, { 'if-match': now.etag })).body.title, 'Mine');
  });

  it('are not sent as somebody else has changed them meanwhile', async () => {
    const { body, etag } = await aDraft();
    await call('PATCH', `/${body.id}`, { title: 'Another' }, { 'if-match': etag });
    assert.equal((await call('POST', `/${body.id}/send`, {}, { 'if-match': etag })).status, 412);
    assert.equal((await call('GET', `/${body.id}`)).body.status, 'draft');
  });

  it('stay as the client has them once they are sent', async () => {
    const { id } = await aSentOne();
    const refused = await call('PATCH', `/${id}`, { title: 'Better' });
    assert.deepEqual([refused.status, refused.body.reason], [409, 'sent']);
    assert.equal((await call('DELETE', `/${id}`)).status, 409);
  });

  for (const [reason, values] of [
    ['no_lines', { lines: [] }],
    ['blank_line', { lines: [{ ...SOME_LINES[0], description: ' ' }] }],
    ['no_title', { title: '' }],
  ] as const) {
    it(`are not sent while something is missing: ${reason}`, async () => {
      const { body } = await aDraft(values);
      const refused = await call('POST', `/${body.id}/send`, {});
      assert.deepEqual([refused.status, refused.body.reason], [409, reason]);
      assert.ok(refused.body.detail.length > 20);
    });
  }

  it('go to a client without an address only when no mail is asked for', async () => {
    const contactId = (await portal.addContact({ email: null })).id;
    const { body } = await aDraft({ contactId });
    const refused = await call('POST', `/${body.id}/send`, {});
    assert.deepEqual([refused.status, refused.body.reason], [409, 'no_address']);
    assert.match(refused.body.detail, /without a mail/);
    assert.equal((await call('POST', `/${body.id}/send`, { mail: false })).body.status, 'open');
  });

  it('are paid in parts, of which none is more than what is due', async () => {
    const { id } = await aSentOne();
    const first = await call('POST', `/${id}/payments`, { amount: 200, method: 'cash', note: 'At the counter' });
    assert.deepEqual(
      [first.status, first.body.status, first.body.amountDue],
      [201, 'partially_paid', SOME_TOTAL - 200],
    );
    assert.deepEqual([first.body.payments[0].method, first.body.payments[0].note], ['cash', 'At the counter']);
    const tooMuch = await call('POST', `/${id}/payments`, { amount: SOME_TOTAL });
    assert.deepEqual([tooMuch.status, tooMuch.body.errors[0].path], [422, 'amount']);
    const last = await call('POST', `/${id}/payments`, { receipt: false });
    assert.deepEqual([last.body.status, last.body.amountDue, last.body.can], ['paid', 0, []]);
    assert.equal((await call('POST', `/${id}/payments`, {})).body.reason, 'nothing_due');
  });

  it('were paid on the day that the money came in', async () => {
    const { id } = await aSentOne({ issuedOn: '2026-10-01', due: { on: '2026-10-15' } });
    assert.equal((await call('POST', `/${id}/payments`, { receivedOn: '2099-01-01' })).status, 422);
    assert.equal((await call('POST', `/${id}/payments`, { receivedOn: '2026-09-30' })).status, 422);
    const { body } = await call('POST', `/${id}/payments`, { receivedOn: '2026-10-05' });
    assert.equal(new Date(body.paidAt).toISOString().slice(0, 10), '2026-10-05');
  });

  it('are withdrawn with a reason that the client is not told', async () => {
    const { id, browser } = await aClient(portal);
    const sent = await aSentOne({ contactId: id });
    const { body } = await call('POST', `/${sent.id}/void`, { reason: 'Wrong client' });
    assert.deepEqual([body.status, body.voidReason, body.number, body.can], ['void', 'Wrong client', sent.number, []]);
    assert.ok(!(await (await browser.send('GET', `/api/invoices/${sent.id}`)).text()).includes('Wrong client'));
    assert.match((await call('POST', `/${sent.id}/void`, { reason: 'Again' })).body.detail, /already/);
  });

  it('are reminded of once a day', async () => {
    const { id, email } = await aClient(portal);
    const sent = await aSentOne({ contactId: id });
    assert.equal((await call('POST', `/${sent.id}/remind`)).status, 200);
    assert.deepEqual((await call('POST', `/${sent.id}/remind`)).body.reason, 'reminded_today');
    await portal.tick();
    assert.equal(portal.mails.filter(({ to, subject }) => to === email && /reminder/.test(subject)).length, 1);
    assert.equal((await call('POST', `/${(await aDraft()).body.id}/remind`)).status, 409);
  });

  it('become a new draft with the same lines', async () => {
    const sent = await aSentOne({ discount: { percent: 1000 } });
    const { body } = await call('POST', `/${sent.id}/duplicate`);
    assert.deepEqual([body.status, body.number, body.total], ['draft', null, sent.total]);
    assert.deepEqual(body.draft.lines, sent.draft.lines);
    assert.deepEqual(body.draft.discount, { percent: 1000, label: 'Discount' });
  });

  it('tell who did what, the newest first', async () => {
    const { id } = await aSentOne();
    await call('POST', `/${id}/payments`, { amount: 100 });
    const { timeline } = (await call('GET', `/${id}`)).body as AdminInvoice;
    assert.deepEqual(
      timeline.map(({ type, by, amount }) => [type, by, amount]),
      [
        ['invoice.partially_paid', 'Tests', null],
        ['payment.succeeded', 'Tests', 100],
        ['invoice.sent', 'Tests', null],
        ['invoice.created', 'Tests', null],
      ],
    );
  });

  it('are shown as the client would see them before anything is written', async () => {
    const { id: contactId } = await portal.addContact({ company: 'Kide Oy' });
    const { status, body } = await call('POST', '/preview', {
      contactId,
      lines: SOME_LINES,
      discount: { amount: 1000 },
    });
    assert.equal(status, 200);
    assert.deepEqual([body.billTo.name, body.subtotal, body.number], ['Kide Oy', 19_000, 'Draft']);
    assert.equal((await call('GET', `?contact=${contactId}`)).body.items.length, 0);
  });

  it('download as a PDF, drafts too', async () => {
    for (const { id } of [(await aDraft()).body, await aSentOne()]) {
      const response = await staff.send('GET', `/api/admin/invoices/${id}.pdf`);
      assert.equal(response.headers.get('content-type'), 'application/pdf');
      assert.ok((await response.arrayBuffer()).byteLength > 5000);
    }
  });

  for (const [what, values, path] of [
    ['a day that no calendar has', { issuedOn: '2026-02-30' }, 'issuedOn'],
    ['a due day before the issue', { issuedOn: '2026-10-10', due: { on: '2026-10-01' } }, 'due'],
    ['a currency that nobody has', { currency: 'QQQ' }, 'currency'],
    ['a sum below zero', { lines: [{ description: 'Credit', unitPrice: -1 }] }, 'lines'],
    ['a discount of more than there is', { discount: { amount: 1_000_000 } }, 'discount'],
    [
      'a sum that no number holds',
      {
        lines: Array.from({ length: 20 }, () => ({
          description: 'Gold',
          quantity: 100_000_000,
          unitPrice: 10_000_000_000,
        })),
      },
      'lines',
    ],
  ] as const) {
    it(`refuse ${what}`, async () => {
      const contactId = (await portal.addContact()).id;
      const refused = await call('POST', '', { contactId, title: 'No', lines: SOME_LINES, ...values });
      assert.equal(refused.status, 422, JSON.stringify(refused.body));
      assert.equal(refused.body.errors[0].path.split('.')[0], path);
    });
  }
});

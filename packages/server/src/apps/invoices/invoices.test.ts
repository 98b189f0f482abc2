import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { eq } from 'drizzle-orm';
import Database from 'libsql';

import { event } from '../../core/db/work-schema.js';
import { createInvoice } from './edit-draft.js';
import { requireInvoice, voidInvoice } from './operations.js';
import { selectInvoices } from './queries.js';
import { sendInvoice } from './send-invoice.js';
import { aClient, anInvoice, createInvoicePortal, SOME_LINES, SOME_TOTAL } from './testing/invoice-fixtures.js';

const PATHS = (id: string) => [`/api/invoices/${id}`, `/api/invoices/${id}.pdf`];

describe('invoices', async () => {
  const portal = await createInvoicePortal();
  const { core } = portal;
  const events = (id: string) => core.db.select().from(event).where(eq(event.subjectId, id));

  it('are listed for their client only, the newest first', async () => {
    const [mara, other] = [await aClient(portal), await aClient(portal)];
    await anInvoice(core, other.id);
    const older = await anInvoice(core, mara.id, { issuedOn: '2026-09-01' });
    const newer = await anInvoice(core, mara.id, { issuedOn: '2026-10-01' });
    const { items } = await (await mara.browser.send('GET', '/api/invoices')).json();
    assert.deepEqual(
      items.map(({ id }: { id: string }) => id),
      [newer, older],
    );
  });

  it('answer a stranger with 401', async () => {
    const { id } = await aClient(portal);
    const invoice = await anInvoice(core, id);
    for (const path of ['/api/invoices', ...PATHS(invoice)]) {
      assert.equal((await portal.browser().send('GET', path)).status, 401, path);
    }
    assert.equal((await portal.browser().send('POST', `/api/invoices/${invoice}/payments`, {})).status, 401);
  });

  it('show their lines, taxes and sums', async () => {
    const { id, browser } = await aClient(portal);
    const invoice = await (await browser.send('GET', `/api/invoices/${await anInvoice(core, id)}`)).json();
    assert.equal(invoice.status, 'open');
    assert.deepEqual([invoice.subtotal, invoice.total, invoice.amountDue], [20_000, SOME_TOTAL, SOME_TOTAL]);
    assert.deepEqual(invoice.taxes, [
      { rate: 1900, amount: 2850 },
      { rate: 700, amount: 350 },
    ]);
    assert.deepEqual(invoice.lines[0], { ...SOME_LINES[0], amount: 15_000 });
    assert.deepEqual(invoice.ways, [
      { provider: 'test', kind: 'checkout' },
      { provider: 'manual', kind: 'transfer' },
    ]);
    assert.equal(invoice.from.name, 'The Shop');
  });

  it('answer alike for what is foreign, missing, a draft or switched off', async () => {
    const [mara, other] = [await aClient(portal), await aClient(portal)];
    const foreign = await anInvoice(core, other.id);
    const draft = (await createInvoice(core, { contactId: mara.id, title: 'Not yet', lines: SOME_LINES })).id;
    const mine = await anInvoice(core, mara.id);
    const answer = async (method: string, path: string) => {
      const response = await mara.browser.send(method, path, method === 'POST' ? {} : undefined);
      return { status: response.status, body: (await response.text()).replace(/"requestId":"[^"]+"/, '') };
    };
    const ask = async (id: string) => [
      ...(await Promise.all(PATHS(id).map((path) => answer('GET', path)))),
      await answer('POST', `/api/invoices/${id}/payments`),
    ];
    const missing = await ask('inv_01k00000000000000000000000');
    assert.deepEqual(
      missing.map(({ status }) => status),
      [404, 404, 404],
    );
    assert.deepEqual(await ask(foreign), missing);
    assert.deepEqual(await ask(draft), missing);
    await portal.changeSettings(
      ({ apps }) => (apps.invoices = { enabled: false, audience: 'everyone', tags: [], showEmpty: false }),
    );
    assert.deepEqual(await ask(mine), missing);
    await portal.changeSettings(({ apps }) => delete apps.invoices);
  });

  it('go on page by page without losing or repeating one', async () => {
    const { id, browser } = await aClient(portal);
    for (let day = 1; day <= 7; day += 1) await anInvoice(core, id, { issuedOn: `2026-10-0${Math.ceil(day / 2)}` });
    const seen: string[] = [];
    let cursor: string | null = '';
    do {
      const page: { items: { id: string }[]; nextCursor: string | null } = await (
        await browser.send('GET', `/api/invoices?limit=3${cursor ? `&cursor=${cursor}` : ''}`)
      ).json();
      seen.push(...page.items.map((item) => item.id));
      cursor = page.nextCursor;
    } while (cursor);
    assert.equal(seen.length, 7);
    assert.equal(new Set(seen).size, 7);
  });

  it('refuse a damaged cursor', async () => {
    const { browser } = await aClient(portal);
    for (const cursor of [
      'x',
      '%F0%9F%92%A5',
      btoa('2026-13-45/inv_1').replaceAll('=', ''),
      btoa("2026-10-01/inv_1' OR 1"),
      '____',
    ]) {
      const response = await browser.send('GET', `/api/invoices?cursor=${cursor}`);
      assert.equal(response.status, 422, cursor);
      assert.equal((await response.json()).errors[0].path, 'cursor');
    }
  });

  it('are filtered into outstanding, paid and other', async () => {
    const { id, browser } = await aClient(portal);
    const [open, gone] = [await anInvoice(core, id), await anInvoice(core, id)];
    const free = await anInvoice(core, id, {
      lines: [{ description: 'A gift', quantity: 1000, unitPrice: 0, taxRate: 0 }],
    });
    await voidInvoice(core, gone);
    const list = async (status: string) =>
      (await (await browser.send('GET', `/api/invoices?status=${status}`)).json()).items.map(
        (item: { id: string }) => item.id,
      );
    assert.deepEqual([await list('outstanding'), await list('paid'), await list('other')], [[open], [free], [gone]]);
  });

  it('are found by an index for every form of the list', async () => {
    const cursor = btoa('2026-10-01/inv_1').replaceAll('=', '');
    const file = new Database(portal.file);
    for (const query of [{}, { cursor }, { status: 'outstanding' as const }, { status: 'paid' as const, cursor }]) {
      const { sql, params } = selectInvoices(core.db, 'ctc_1', query).toSQL();
      const rows = file.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(params) as { detail: string }[];
      const plan = rows.map(({ detail }) => detail).join('\n');
      assert.match(plan, /^SEARCH invoice USING INDEX/);
      assert.doesNotMatch(plan, /SCAN|TEMP B-TREE/);
    }
    file.close();
  });

  it('become overdue when the day ends at the business, not before', async () => {
    await portal.changeSettings(({ business }) => (business.timeZone = 'Pacific/Auckland'));
    const { id, browser } = await aClient(portal);
    const invoice = await anInvoice(core, id, { issuedOn: '2026-10-01', dueOn: '2026-11-02' });
    const status = async () => (await (await browser.send('GET', `/api/invoices/${invoice}`)).json()).status;
    portal.time.now = Date.UTC(2026, 10, 2, 10, 59);
    assert.equal(await status(), 'open');
    portal.time.now = Date.UTC(2026, 10, 2, 11, 1);
    assert.equal(await status(), 'overdue');
    await portal.changeSettings(({ business }) => (business.timeZone = 'UTC'));
  });

  it('note the first look at them once', async () => {
    const { id, browser } = await aClient(portal);
    const invoice = await anInvoice(core, id);
    await Promise.all(Array.from({ length: 5 }, () => browser.send('GET', `/api/invoices/${invoice}`)));
    assert.equal((await events(invoice)).filter(({ type }) => type === 'invoice.viewed').length, 1);
  });

  it('are mailed with a link that opens them in the portal', async () => {
    const { id, email } = await aClient(portal);
    const invoice = await anInvoice(core, id);
    await portal.tick();
    const mail = portal.mails.find(({ to }) => to === email)!;
    assert.ok(mail.text.includes(`https://www.shop.test/clients?portal=invoices/${invoice}`), mail.text);
  });

  it('number themselves without a gap, also when many are made at once', async () => {
    const { id } = await portal.addContact();
    const made = await Promise.all(Array.from({ length: 10 }, () => anInvoice(core, id, { issuedOn: '2031-01-01' })));
    const numbers = await Promise.all(made.map(async (each) => (await requireInvoice(core, each)).number));
    assert.deepEqual(
      numbers.sort(),
      Array.from({ length: 10 }, (_, n) => `INV-2031-${String(n + 1).padStart(4, '0')}`),
    );
  });

  it('pass over a number that was given by hand', async () => {
    const { id } = await portal.addContact();
    const at = { issuedOn: '2032-01-01' };
    await anInvoice(core, id, { ...at, number: 'INV-2032-0001' });
    const next = await requireInvoice(core, await anInvoice(core, id, at));
    assert.equal(next.number, 'INV-2032-0002');
    await assert.rejects(anInvoice(core, id, { ...at, number: 'INV-2032-0001' }), { code: 'conflict' });
  });

  it('are sent once', async () => {
    const { id } = await portal.addContact();
    const invoice = await anInvoice(core, id);
    await assert.rejects(sendInvoice(core, invoice), { code: 'conflict' });
    assert.equal((await events(invoice)).filter(({ type }) => type === 'invoice.sent').length, 1);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { and, eq } from 'drizzle-orm';
import Database from 'libsql';

import { DAY } from '../../core/clock.js';
import { event } from '../../core/db/work-schema.js';
import { createInvoice } from './edit-draft.js';
import { selectOverdue } from './overdue.js';
import { selectOwed } from './queries.js';
import { recordManualPayment } from './record-payment.js';
import { aClient, anInvoice, createInvoicePortal, SOME_LINES, SOME_TOTAL } from './testing/invoice-fixtures.js';

describe("invoices on the client's home", async () => {
  const portal = await createInvoicePortal();
  const { core } = portal;
  const home = async (browser: Awaited<ReturnType<typeof aClient>>['browser']) =>
    (await browser.send('GET', '/api/home')).json();

  it('put what is overdue before what is due soon before the rest', async () => {
    const { id, browser } = await aClient(portal);
    const late = await anInvoice(core, id, { issuedOn: '2026-10-01', dueOn: '2026-10-31', title: 'Late' });
    const later = await anInvoice(core, id, { dueOn: '2026-12-24' });
    const soon = await anInvoice(core, id, { dueOn: '2026-11-05' });
    const { nextSteps } = await home(browser);
    assert.deepEqual(
      nextSteps.map(({ kind, view }: Record<string, string>) => [kind, view]),
      [
        ['invoice-overdue', `invoices/${late}`],
        ['invoice-due-soon', `invoices/${soon}`],
        ['invoice-due', `invoices/${later}`],
      ],
    );
    assert.deepEqual(nextSteps[0].params, {
      number: nextSteps[0].params.number,
      title: 'Late',
      amount: SOME_TOTAL,
      currency: 'EUR',
    });
  });

  it('lead to the invoices and tell what happened to them', async () => {
    const { id, browser } = await aClient(portal);
    const invoice = await anInvoice(core, id);
    await recordManualPayment(core, invoice);
    const { nextSteps, quickActions, activity } = await home(browser);
    assert.deepEqual(nextSteps, []);
    assert.deepEqual(quickActions.find(({ app }: { app: string }) => app === 'invoices').params, { outstanding: 0 });
    assert.deepEqual(
      activity.slice(0, 2).map(({ kind, view }: Record<string, string>) => [kind, view]),
      [
        ['invoice.paid', `invoices/${invoice}`],
        ['invoice.sent', `invoices/${invoice}`],
      ],
    );
  });

  it('stay out of the navigation until one is sent', async () => {
    const { id, browser } = await aClient(portal);
    const apps = async () => (await (await browser.send('GET', '/api/portal')).json()).apps;
    await createInvoice(core, { contactId: id, title: 'Not yet', lines: SOME_LINES });
    assert.ok(!(await apps()).includes('invoices'));
    await anInvoice(core, id);
    assert.ok((await apps()).includes('invoices'));
  });
});

describe('the reminder', async () => {
  const portal = await createInvoicePortal();
  const { core, time, mails } = portal;

  it('comes once, when the day has passed, and not for what is paid', async () => {
    const { id, email } = await portal.addContact();
    const late = await anInvoice(core, id, { dueOn: '2026-11-03' });
    const paid = await anInvoice(core, id, { dueOn: '2026-11-03' });
    await recordManualPayment(core, paid);
    const reminders = () => mails.filter(({ to, subject }) => to === email && subject.startsWith('A reminder')).length;
    await portal.tick();
    assert.equal(reminders(), 0);
    for (let days = 0; days < 4; days += 1) {
      time.now += DAY;
      await portal.tick();
    }
    assert.equal(reminders(), 1);
    const overdue = await core.db
      .select()
      .from(event)
      .where(and(eq(event.contactId, id), eq(event.type, 'invoice.overdue')));
    assert.deepEqual(
      overdue.map(({ subjectId }) => subjectId),
      [late],
    );
  });

  it('and the home find their invoices by an index', async () => {
    const file = new Database(portal.file);
    for (const query of [selectOverdue(core, '2026-11-02'), selectOwed(core.db, 'ctc_1', 10)]) {
      const { sql, params } = query.toSQL();
      const rows = file.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(params) as { detail: string }[];
      assert.match(
        rows.map(({ detail }) => detail).join('\n'),
        /^SEARCH invoice USING INDEX invoice_(due|owed) \([^)]*\)$/,
      );
    }
    file.close();
  });
});

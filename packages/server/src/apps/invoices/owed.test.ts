import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { eq } from 'drizzle-orm';

import { commit } from '../../core/commit.js';
import { invoice } from './schema.js';
import { aClient, anInvoice, createInvoicePortal, SOME_TOTAL } from './testing/invoice-fixtures.js';

describe('what a client owes', async () => {
  const portal = await createInvoicePortal();
  const { core } = portal;
  const list = async (browser: Awaited<ReturnType<typeof aClient>>['browser'], query = '') =>
    (await browser.send('GET', `/api/invoices${query}`)).json();

  it('stands on the first page by currency, with the part that is overdue', async () => {
    const { id, browser } = await aClient(portal);
    await anInvoice(core, (await aClient(portal)).id);
    await anInvoice(core, id);
    await anInvoice(core, id, { issuedOn: '2026-09-01', dueOn: '2026-09-15' });
    await anInvoice(core, id, { currency: 'USD' });
    const underWay = await anInvoice(core, id);
    await commit(core, [core.db.update(invoice).set({ state: 'processing' }).where(eq(invoice.id, underWay))]);

    assert.deepEqual((await list(browser, '?status=paid')).owed, [
      { currency: 'EUR', amount: 2 * SOME_TOTAL, overdue: SOME_TOTAL },
      { currency: 'USD', amount: SOME_TOTAL, overdue: 0 },
    ]);
  });

  it('is less what has been paid, and nothing when all is settled', async () => {
    const { id, browser } = await aClient(portal);
    const partly = await anInvoice(core, id);
    await commit(core, [
      core.db.update(invoice).set({ state: 'partially_paid', amountPaid: 200 }).where(eq(invoice.id, partly)),
    ]);
    assert.deepEqual((await list(browser)).owed, [{ currency: 'EUR', amount: SOME_TOTAL - 200, overdue: 0 }]);

    await commit(core, [core.db.update(invoice).set({ state: 'void' }).where(eq(invoice.id, partly))]);
    assert.deepEqual((await list(browser)).owed, []);
  });

  it('is not repeated on further pages', async () => {
    const { id, browser } = await aClient(portal);
    await anInvoice(core, id);
    await anInvoice(core, id);
    const first = await list(browser, '?limit=1');

    assert.equal('owed' in (await list(browser, `?limit=1&cursor=${first.nextCursor}`)), false);
  });
});

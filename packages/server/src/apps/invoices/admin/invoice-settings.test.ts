import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { createAdminTester } from '../../../testing/admin-tester.js';
import { createInvoice } from '../edit-draft.js';
import { requireInvoice } from '../operations.js';
import { sendInvoice } from '../send-invoice.js';
import { createInvoicePortal, SOME_LINES } from '../testing/invoice-fixtures.js';

describe('how a business writes its invoices', async () => {
  const portal = await createInvoicePortal();
  const { core } = portal;
  const admin = await createAdminTester(portal).addStaff('admin');
  const { id: contactId } = await portal.addContact();

  const send = async (): Promise<string> => {
    const { id } = await createInvoice(core, { contactId, title: 'Portraits', lines: SOME_LINES });
    await sendInvoice(core, id, 'cli', { mail: false });
    return (await requireInvoice(core, id)).number;
  };
  const change = (body: unknown, headers = {}) => admin.send('PATCH', '/api/admin/invoices/settings', body, headers);

  it('goes on where another program has stopped, and never back', async () => {
    assert.equal(await send(), 'INV-2026-0001');
    const changed = await (await change({ prefix: 'RE-', next: 118 })).json();
    assert.deepEqual([changed.nextNumber, changed.next], ['RE-2026-0118', 118]);
    assert.equal(await send(), 'RE-2026-0118');
    const refused = await change({ next: 5 });
    assert.equal(refused.status, 422);
    assert.match((await refused.json()).errors[0].message, /118 of 2026 is given already/);
    assert.equal(await send(), 'RE-2026-0119');
  });

  it('gives a new draft its days and its note', async () => {
    await change({ dueDays: 30, note: 'Thank you' });
    const { id } = await createInvoice(core, { contactId, title: 'Prints', lines: SOME_LINES });
    const row = await requireInvoice(core, id);
    assert.deepEqual([row.dueDays, row.note], [30, 'Thank you']);
    assert.equal(Date.parse(row.dueOn) - Date.parse(row.issuedOn), 30 * 86_400_000);
  });

  it('is not overwritten by who has seen another version', async () => {
    const etag = (await admin.send('GET', '/api/admin/invoices/settings')).headers.get('etag')!;
    assert.equal((await change({ dueDays: 7 }, { 'if-match': etag })).status, 200);
    assert.equal((await change({ dueDays: 8 }, { 'if-match': etag })).status, 412);
  });

  it('refuses a prefix that would break a file name', async () => {
    assert.equal((await change({ prefix: 'A"B' })).status, 422);
  });
});

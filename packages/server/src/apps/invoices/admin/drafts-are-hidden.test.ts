import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { readEvents } from '../../../testing/read-events.js';
import { createAdminTester } from '../../../testing/admin-tester.js';
import { aClient, anInvoice, createInvoicePortal, SOME_LINES } from '../testing/invoice-fixtures.js';

describe('a draft', async () => {
  const portal = await createInvoicePortal();
  const staff = await createAdminTester(portal).addStaff('staff');
  const SECRET = 'A surprise for Mara';

  const write = async (contactId: string): Promise<{ id: string }> =>
    (await staff.send('POST', '/api/admin/invoices', { contactId, title: SECRET, lines: SOME_LINES })).json();

  it('is nowhere in what its client can ask for', async () => {
    const { id, browser } = await aClient(portal);
    const { core } = portal;
    await anInvoice(core, id);
    const draft = await write(id);
    for (const path of [
      '/api/invoices',
      '/api/invoices?status=outstanding',
      '/api/invoices?status=other',
      '/api/home',
      '/api/session',
    ]) {
      const text = await (await browser.send('GET', path)).text();
      assert.ok(!text.includes(SECRET) && !text.includes(draft.id), path);
    }
    for (const path of [`/api/invoices/${draft.id}`, `/api/invoices/${draft.id}.pdf`]) {
      assert.equal((await browser.send('GET', path)).status, 404, path);
    }
    assert.equal((await browser.send('POST', `/api/invoices/${draft.id}/payments`, {})).status, 404);
  });

  it('opens nothing for a client who has nothing else', async () => {
    const [mara, other] = [await aClient(portal), await aClient(portal)];
    await write(mara.id);
    const navigation = async ({ browser }: typeof mara) =>
      ((await (await browser.send('GET', '/api/portal')).json()) as { apps: unknown }).apps;
    assert.deepEqual(await navigation(mara), await navigation(other));
    await anInvoice(portal.core, mara.id);
    assert.notDeepEqual(await navigation(mara), await navigation(other));
  });

  it('is not heard of in the live stream until it is sent', async () => {
    const { id, browser } = await aClient(portal);
    const stream = readEvents(await browser.send('GET', '/api/events'));
    const draft = await write(id);
    await staff.send('PATCH', `/api/admin/invoices/${draft.id}`, { note: SECRET });
    const deleted = await write(id);
    await staff.send('DELETE', `/api/admin/invoices/${deleted.id}`);
    await staff.send('POST', `/api/admin/invoices/${draft.id}/send`, {});
    for (let message = await stream.next(); message; message = await stream.next()) {
      if (!message.data.includes('inv_')) continue;
      assert.equal((JSON.parse(message.data) as { type: string }).type, 'invoice.sent');
      break;
    }
    await stream.close();
  });

  it('is billed to whom the record names on the day it is sent', async () => {
    const { id, browser } = await aClient(portal, { company: 'Old Name' });
    const draft = await write(id);
    const { contact } = await import('../../../core/db/schema.js');
    await portal.core.db.update(contact).set({ company: 'New Name' });
    await staff.send('POST', `/api/admin/invoices/${draft.id}/send`, {});
    assert.equal((await (await browser.send('GET', `/api/invoices/${draft.id}`)).json()).billTo.name, 'New Name');
  });
});

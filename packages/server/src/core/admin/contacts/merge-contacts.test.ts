import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';

import type { ContactApp, ContactDetails, Grant } from '@client-portal/contract/admin';

import { anInvoice } from '../../../apps/invoices/testing/invoice-fixtures.js';
import { createAdminTester, type StaffOfTests } from '../../../testing/admin-tester.js';
import { createFilePortal } from '../../../testing/file-portal.js';

describe('merging and erasing contacts', async () => {
  const portal = await createFilePortal();
  const tester = createAdminTester(portal);
  let owner: StaffOfTests;

  before(async () => {
    owner = await tester.addStaff('owner');
  });

  const read = async <T = ContactDetails>(id: string, part = '') =>
    (await (await owner.send('GET', `/api/admin/contacts/${id}${part}`)).json()) as T;
  const invoiceCount = async (id: string) => {
    const { items } = await read<{ items: ContactApp[] }>(id, '/apps');
    return items.find(({ app }) => app === 'invoices')!.facts.reduce((sum, { count }) => sum + count, 0);
  };
  const grants = async (id: string) => (await read<{ items: Grant[] }>(id, '/grants')).items.length;
  const merge = (into: string, from: string) => owner.send('POST', `/api/admin/contacts/${into}/merge`, { from });

  async function twoContacts() {
    const into = await portal.addContact({ firstName: 'Mara', phone: '' });
    const from = await portal.addContact({ firstName: 'M.', phone: '0123', company: 'Acme' });
    for (const { id } of [into, from]) {
      await owner.send('POST', `/api/admin/contacts/${id}/grants`, { resource: 'app:invoices' });
      await anInvoice(portal.core, id);
    }
    await owner.send('PATCH', `/api/admin/contacts/${from.id}`, { tags: ['old'] });
    return { into, from };
  }

  it('gives everything to the one that stays, and all addresses sign in', async () => {
    const { into, from } = await twoContacts();
    const browser = portal.browser();
    await browser.signIn(from.email);
    assert.equal((await merge(into.id, from.id)).status, 201);
    const merged = await read(into.id);
    assert.deepEqual(
      [merged.firstName, merged.phone, merged.company, merged.tags, merged.aliases.map(({ email }) => email)],
      ['Mara', '0123', 'Acme', ['old'], [from.email]],
    );
    assert.deepEqual([await invoiceCount(into.id), await grants(into.id)], [2, 2]);
    assert.equal((await browser.send('GET', '/api/profile')).status, 401);
    assert.equal((await owner.send('GET', `/api/admin/contacts/${from.id}`)).status, 404);
    assert.equal((await portal.browser().signIn(from.email)).status, 200);
  });

  it('can be taken apart into what was there before', async () => {
    const { into, from } = await twoContacts();
    const before = [await read(into.id), await read(from.id)];
    const { id } = (await (await merge(into.id, from.id)).json()) as { id: string };
    assert.equal((await owner.send('POST', `/api/admin/merges/${id}/undo`)).status, 204);
    const after = [await read(into.id), await read(from.id)];
    const strip = (all: ContactDetails[]) => all.map(({ updatedAt: _, ...rest }) => rest);
    assert.deepEqual(strip(after), strip(before));
    for (const each of [into, from]) assert.deepEqual([await invoiceCount(each.id), await grants(each.id)], [1, 1]);
    assert.equal((await portal.browser().signIn(from.email)).status, 200);
    assert.equal((await owner.send('POST', `/api/admin/merges/${id}/undo`)).status, 409);
  });

  it('refuses a contact with itself, and undoing after 30 days', async () => {
    const { into, from } = await twoContacts();
    assert.equal((await merge(into.id, into.id)).status, 409);
    const { id } = (await (await merge(into.id, from.id)).json()) as { id: string };
    portal.time.now += 31 * 86_400_000;
    owner = await tester.addStaff('owner');
    assert.equal((await owner.send('POST', `/api/admin/merges/${id}/undo`)).status, 409);
  });

  it('erasing leaves nothing personal behind, and keeps the invoice', async () => {
    const { into, from } = await twoContacts();
    await owner.send('PATCH', `/api/admin/contacts/${into.id}`, {
      lastName: 'Erasmussen',
      fields: { note: 'Zebrafish' },
    });
    await merge(into.id, from.id);
    await portal.browser().send('POST', '/api/session/mail', { email: into.email, purpose: 'sign-in' });
    assert.equal((await owner.send('DELETE', `/api/admin/contacts/${into.id}`)).status, 204);
    assert.equal((await owner.send('GET', `/api/admin/contacts/${into.id}`)).status, 404);
    const rows = await portal.database.client.execute('select count(*) as n from invoice');
    assert.ok(Number(rows.rows[0]!['n']) > 0);
    await portal.tick();
    await portal.database.client.execute('pragma wal_checkpoint(truncate)');
    await portal.database.client.execute('vacuum');
    await portal.database.client.execute('pragma wal_checkpoint(truncate)');
    const bytes = readFileSync(portal.file, 'latin1').toLowerCase();
    for (const trace of [into.email, from.email, 'erasmussen', 'zebrafish']) assert.ok(!bytes.includes(trace), trace);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { ApiKey } from '@client-portal/contract/admin';
import { eq } from 'drizzle-orm';

import { createAdminTester } from '../../../testing/admin-tester.js';
import { createFilePortal } from '../../../testing/file-portal.js';
import { DAY } from '../../clock.js';
import { event } from '../../db/work-schema.js';

type Problem = { code: string; reason?: string; detail: string };

describe('staff and keys', async () => {
  const portal = await createFilePortal();
  const tester = createAdminTester(portal);
  const problem = async (response: Response) => (await response.json()) as Problem;

  it('keeps the last owner: neither demoted nor disabled', async () => {
    const alone = await createFilePortal();
    const owner = await createAdminTester(alone).addStaff('owner');
    for (const change of [{ role: 'staff' }, { disabled: true }]) {
      assert.equal((await owner.send('PATCH', `/api/admin/staff/${owner.id}`, change)).status, 409);
    }
  });

  it('of two owners who demote each other at once, one stays', async () => {
    const alone = await createFilePortal();
    const two = createAdminTester(alone);
    const [first, second] = [await two.addStaff('owner'), await two.addStaff('owner')];
    const statuses = await Promise.all([
      first.send('PATCH', `/api/admin/staff/${second.id}`, { role: 'staff' }),
      second.send('PATCH', `/api/admin/staff/${first.id}`, { role: 'staff' }),
    ]);
    assert.equal(statuses.filter(({ status }) => status === 200).length, 1);
  });

  it('lets an admin make neither owners nor changes to them', async () => {
    const [owner, admin] = [await tester.addStaff('owner'), await tester.addStaff('admin')];
    const made = await admin.send('POST', '/api/admin/staff', { email: 'new@shop.test', role: 'owner' });
    assert.equal((await problem(made)).reason, 'owners_only');
    const changed = await admin.send('PATCH', `/api/admin/staff/${owner.id}`, { disabled: true });
    assert.equal((await problem(changed)).reason, 'owners_only');
  });

  it('lets an admin not take the owner’s rank from an invitation that is still open', async () => {
    const [owner, admin] = [await tester.addStaff('owner'), await tester.addStaff('admin')];
    const email = 'partner@shop.test';
    await owner.send('POST', '/api/admin/staff', { email, role: 'owner' });
    const again = await admin.send('POST', '/api/admin/staff', { email: ' Partner@Shop.test', role: 'read-only' });
    assert.deepEqual([again.status, (await problem(again)).reason], [403, 'owners_only']);
  });

  const aKeyOf = async (maker: Awaited<ReturnType<typeof tester.addStaff>>, scopes: string[]) => {
    const made = await maker.send('POST', '/api/admin/api-keys', { name: 'Mine', scopes });
    const { key, secret } = (await made.json()) as { key: ApiKey; secret: string };
    const ask = () => portal.request('/api/admin/staff', { headers: { authorization: `Bearer ${secret}` } });
    return { ...key, status: async () => (await ask()).status };
  };

  it('ends the keys of a member who is disabled, and says so in the log', async () => {
    const [owner, admin] = [await tester.addStaff('owner'), await tester.addStaff('admin')];
    const [key, other] = [await aKeyOf(admin, ['staff:read']), await aKeyOf(owner, ['staff:read'])];
    await owner.send('PATCH', `/api/admin/staff/${admin.id}`, { disabled: true });
    assert.deepEqual([await key.status(), await other.status()], [401, 200]);
    const revoked = await portal.core.db.select().from(event).where(eq(event.subjectId, key.id));
    assert.equal(revoked.at(-1)?.type, 'key.revoked');
  });

  it('ends the keys that hold more than their maker’s new role, and leaves the others', async () => {
    const [owner, admin] = [await tester.addStaff('owner'), await tester.addStaff('admin')];
    const [strong, weak] = [
      await aKeyOf(admin, ['staff:read', 'settings:write']),
      await aKeyOf(admin, ['staff:read', 'contacts:write']),
    ];
    await owner.send('PATCH', `/api/admin/staff/${admin.id}`, { role: 'staff' });
    assert.deepEqual([await strong.status(), await weak.status()], [401, 200]);
  });

  it('gives no key the right to import a business, which holds staff', async () => {
    const owner = await tester.addStaff('owner');
    const response = await owner.send('POST', '/api/admin/api-keys', { name: 'In', scopes: ['business:write'] });
    assert.equal(response.status, 422);
  });

  it('gives a key no more than its maker has', async () => {
    const admin = await tester.addStaff('admin');
    const response = await admin.send('POST', '/api/admin/api-keys', { name: 'All', scopes: ['business:read'] });
    assert.deepEqual([response.status, (await problem(response)).reason], [403, 'missing_scope']);
  });

  it('shows a key once, and never again', async () => {
    const owner = await tester.addStaff('owner');
    const made = await owner.send('POST', '/api/admin/api-keys', { name: 'Reports', scopes: ['staff:read'] });
    const { key, secret } = (await made.json()) as { key: ApiKey; secret: string };
    const listed = await (await owner.send('GET', '/api/admin/api-keys')).text();
    assert.ok(listed.includes(key.id));
    assert.ok(!listed.includes(secret));
    assert.equal((await owner.send('DELETE', `/api/admin/api-keys/${key.id}`)).status, 204);
    const after = await portal.request('/api/admin/staff', { headers: { authorization: `Bearer ${secret}` } });
    assert.equal(after.status, 401);
  });

  it('ends a key when its days are over', async () => {
    const owner = await tester.addStaff('owner');
    const made = await owner.send('POST', '/api/admin/api-keys', { name: 'Week', scopes: ['staff:read'], days: 7 });
    const { secret } = (await made.json()) as { secret: string };
    const ask = () => portal.request('/api/admin/staff', { headers: { authorization: `Bearer ${secret}` } });
    assert.equal((await ask()).status, 200);
    portal.time.now += 7 * DAY;
    assert.equal((await ask()).status, 401);
  });

  it('writes down who was refused what', async () => {
    const reader = await tester.addStaff('read-only');
    await reader.send('POST', '/api/admin/api-keys', { name: 'No', scopes: ['staff:read'] });
    const refused = await portal.core.db.select().from(event).where(eq(event.type, 'access.refused'));
    assert.equal(refused.at(-1)?.actor, `staff:${reader.id}`);
  });

  it('does not let who is refused fill the log, from which nothing is ever deleted', async () => {
    const reader = await tester.addStaff('read-only');
    for (let tries = 0; tries < 70; tries += 1) {
      assert.equal((await reader.send('DELETE', '/api/admin/api-keys/key_1')).status, 403);
    }
    const refused = await portal.core.db
      .select()
      .from(event)
      .where(eq(event.actor, `staff:${reader.id}`));
    assert.equal(refused.filter(({ type }) => type === 'access.refused').length, 60);
  });

  it('does a POST with the same Idempotency-Key once, and answers as the first time', async () => {
    const owner = await tester.addStaff('owner');
    const send = (name: string) =>
      owner.send('POST', '/api/admin/api-keys', { name, scopes: ['staff:read'] }, { 'idempotency-key': 'order-12345' });
    const [first, second] = [await send('Twice'), await send('Twice')];
    assert.equal(await first.text(), await second.text());
    assert.equal(second.headers.get('idempotency-replayed'), 'true');
    assert.equal((await problem(await send('Other'))).reason, 'key_reused');
    const { items } = (await (await owner.send('GET', '/api/admin/api-keys')).json()) as { items: ApiKey[] };
    assert.equal(items.filter(({ name }) => name === 'Twice').length, 1);
  });

  it('does it once when the same POST comes many times at once', async () => {
    const owner = await tester.addStaff('owner');
    const headers = { 'idempotency-key': 'parallel-12345' };
    await Promise.all(
      Array.from({ length: 6 }, () =>
        owner.send('POST', '/api/admin/api-keys', { name: 'Parallel', scopes: ['staff:read'] }, headers),
      ),
    );
    const { items } = (await (await owner.send('GET', '/api/admin/api-keys')).json()) as { items: ApiKey[] };
    assert.equal(items.filter(({ name }) => name === 'Parallel').length, 1);
  });

  it('lets a refused POST be mended and sent again with the same key', async () => {
    const owner = await tester.addStaff('owner');
    const headers = { 'idempotency-key': 'mended-12345' };
    const first = await owner.send('POST', '/api/admin/api-keys', { name: '', scopes: [] }, headers);
    const second = await owner.send('POST', '/api/admin/api-keys', { name: 'Ok', scopes: ['staff:read'] }, headers);
    assert.deepEqual([first.status, second.status], [422, 201]);
  });
});

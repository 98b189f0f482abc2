import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { AuditVerdict } from '@client-portal/contract/admin';

import { openDatabase } from '../../../node/db/open-database.js';
import { createAdminTester } from '../../../testing/admin-tester.js';
import { createFilePortal, type FilePortal } from '../../../testing/file-portal.js';
import { createTestPortal } from '../../../testing/test-portal.js';
import { write } from '../../db/change.js';
import { recordEvent } from '../../events.js';
import { eraseContact } from '../contacts/erase-contact.js';
import { sealEvents } from './seal-events.js';
import { verifyAll, verifyAudit } from './verify-audit.js';

const record = (
  { core }: FilePortal,
  count: number,
  values: { contactId?: string; data?: Record<string, string> } = {},
) =>
  write(
    core.db,
    Array.from({ length: count }, () =>
      recordEvent(core.db, { type: 'contact.updated', actor: 'system', at: core.clock(), ...values }),
    ),
  );

/** What somebody with the database in their hands does: the triggers are no obstacle to them. */
async function tamper({ database }: FilePortal, ...statements: string[]): Promise<void> {
  const triggers = ['event_is_append_only', 'event_is_kept', 'event_seal_is_append_only', 'event_seal_is_kept'];
  await database.client.batch([...triggers.map((name) => `DROP TRIGGER IF EXISTS ${name}`), ...statements], 'write');
}

const aSealedLog = async (count = 12): Promise<FilePortal> => {
  const portal = await createFilePortal();
  await record(portal, count, { data: { total: '240.00' } });
  await sealEvents(portal.core);
  return portal;
};

describe('the audit log', () => {
  it('is whole when nobody has touched it', async () => {
    const { core } = await aSealedLog();
    const verdict = await verifyAll(core, undefined);
    assert.deepEqual([verdict.broken, verdict.checked, verdict.unsealed], [null, 12, 0]);
  });

  for (const [what, statement, reason, seq] of [
    ['a changed detail', `UPDATE event SET data = '{"total":1}' WHERE seq = 5`, 'changed', 5],
    ['emptied details of nobody who was erased', `UPDATE event SET data = '{}' WHERE seq = 5`, 'changed', 5],
    ['another actor', `UPDATE event SET actor = 'staff:stf_x' WHERE seq = 7`, 'changed', 7],
    ['a moved instant', `UPDATE event SET at = at - 1 WHERE seq = 1`, 'changed', 1],
    ['a deleted event', `DELETE FROM event WHERE seq = 3`, 'missing', 3],
    ['the newest event deleted', `DELETE FROM event WHERE seq = 12`, 'missing', 12],
    ['a seal made by hand', `UPDATE event_seal SET hash = '${'a'.repeat(64)}'`, 'resealed', 1],
    ['a shifted instant of a seal', `UPDATE event_seal SET at = at + 1`, 'resealed', 1],
  ] as const) {
    it(`names the first event that does not fit: ${what}`, async () => {
      const portal = await aSealedLog();
      await tamper(portal, statement);
      const { broken } = await verifyAll(portal.core, undefined);
      assert.deepEqual([broken?.reason, broken?.seq], [reason, seq]);
    });
  }

  it('names an event that was put in between later', async () => {
    const portal = await createFilePortal();
    await record(portal, 3);
    await tamper(portal, 'DELETE FROM event WHERE seq = 2');
    await sealEvents(portal.core);
    await tamper(portal, "INSERT INTO event (seq, type, actor, at) VALUES (2, 'contact.updated', 'system', 1)");
    assert.deepEqual((await verifyAll(portal.core, undefined)).broken?.reason, 'added');
  });

  it('notices that the newest events are gone together with their seals', async () => {
    const portal = await aSealedLog();
    await record(portal, 2);
    await sealEvents(portal.core);
    await tamper(portal, 'DELETE FROM event WHERE seq > 12', 'DELETE FROM event_seal WHERE to_seq > 12');
    assert.deepEqual((await verifyAll(portal.core, undefined)).broken?.reason, 'missing');
  });

  it('knows by a head that was kept elsewhere that all seals were made anew', async () => {
    const portal = await aSealedLog();
    const { head } = await verifyAll(portal.core, undefined);
    assert.equal((await verifyAll(portal.core, head!)).broken, null);
    portal.time.now += 1;
    await tamper(portal, `UPDATE event SET actor = 'cli' WHERE seq = 4`, 'DELETE FROM event_seal');
    assert.equal((await verifyAll(portal.core, undefined)).broken, null);
    assert.equal((await verifyAll(portal.core, head!)).broken?.reason, 'resealed');
  });

  it('does not take the erasure of a contact for a forgery', async () => {
    const portal = await createFilePortal();
    const { id } = await portal.addContact();
    await record(portal, 3, { contactId: id, data: { fields: 'phone' } });
    await sealEvents(portal.core);
    await eraseContact(portal.core, [], 'cli', id);
    assert.equal((await verifyAll(portal.core, undefined)).broken, null);
  });

  it('cannot be changed or deleted through the portal’s own connection', async () => {
    const { database } = await aSealedLog(2);
    for (const statement of [
      `UPDATE event SET actor = 'cli'`,
      'DELETE FROM event',
      `UPDATE event_seal SET hash = 'x'`,
      'DELETE FROM event_seal',
    ]) {
      await assert.rejects(database.client.execute(statement), /never (changed|deleted)/);
    }
  });

  it('is sealed once however many nodes seal it at the same time', async () => {
    const portal = await createFilePortal();
    const database = await openDatabase({ url: `file:${portal.file}` });
    const other = await createTestPortal(database);
    await record(portal, 1200);
    await Promise.all([portal, other, portal, other].map(({ core }) => sealEvents(core)));
    await record(portal, 5);
    await Promise.all([other, portal].map(({ core }) => sealEvents(core)));
    const verdict = await verifyAll(other.core, undefined);
    assert.deepEqual([verdict.broken, verdict.checked], [null, 1205]);
    await other.stop();
    await database.close();
  });

  it('is sealed by the clock', async () => {
    const portal = await createFilePortal();
    await record(portal, 2);
    await portal.tick();
    assert.equal((await portal.database.client.execute('SELECT to_seq FROM event_seal')).rows[0]?.['to_seq'], 2);
  });

  it('is checked part by part when it is long, and each part knows where it begins', async () => {
    const portal = await createFilePortal();
    for (let part = 0; part < 43; part += 1) {
      await record(portal, 1);
      await sealEvents(portal.core);
    }
    const first = await verifyAudit(portal.core);
    assert.deepEqual([first.checked, first.nextCursor], [40, '40']);
    const second = await verifyAudit(portal.core, { cursor: Number(first.nextCursor) });
    assert.deepEqual([second.checked, second.nextCursor, second.broken], [3, null, null]);
    await tamper(portal, 'DELETE FROM event WHERE seq = 42');
    const parts: number[] = [];
    const { broken } = await verifyAll(portal.core, undefined, (checked) => parts.push(checked));
    assert.deepEqual([broken?.seq, parts], [42, [40]]);
  });

  it('answers over the management API', async () => {
    const portal = await aSealedLog();
    const staff = await createAdminTester(portal).addStaff('read-only');
    await tamper(portal, 'DELETE FROM event WHERE seq = 3');
    const answer = (await (await staff.send('GET', '/api/admin/audit/verify')).json()) as AuditVerdict;
    assert.deepEqual(answer.broken, { seq: 3, reason: 'missing', message: 'Event 3 was recorded and is gone' });
    assert.equal((await staff.send('GET', '/api/admin/audit/verify?cursor=5')).status, 422);
  });
});

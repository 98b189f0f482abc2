import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { sql } from 'drizzle-orm';

import { createInvoicePortal } from '../../../apps/invoices/testing/invoice-fixtures.js';
import { createAdminTester } from '../../../testing/admin-tester.js';
import { createFilePortal } from '../../../testing/file-portal.js';
import { PASSWORD } from '../../../testing/test-portal.js';
import type { Core } from '../../deps.js';
import { createWebhook } from '../webhooks/webhooks.js';
import { inviteContact } from '../invitations/invite-contact.js';
import { exportBusiness } from './export-business.js';
import { importBusiness } from './import-business.js';
import { LEFT_OUT, tablesToMove } from './tables.js';

async function collect(core: Core): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of exportBusiness(core, 'cli')) lines.push(line);
  return lines;
}

const open = (lines: string[]) =>
  async function* () {
    yield* lines;
  };

/** Without the log's last entry, which is the export itself, and without the first line, which has its time. */
const comparable = (lines: string[]) =>
  lines.slice(1).filter((line) => !line.includes('"business.exported"') && !line.includes('"business.imported"'));

describe('the whole business as a file', async () => {
  const furnished = await createInvoicePortal();
  const { core } = furnished;
  const exporter = await createAdminTester(furnished).addStaff('owner');
  const { email } = await furnished.addContact({ firstName: 'Zoë', lastName: "O'Neill 🌿" });
  await inviteContact(core, 'cli', { email: 'noa@mail.test', grants: ['app:invoices'] });
  const bytes = new Uint8Array([0, 255, 10, 13]);
  await core.db.run(
    sql`INSERT INTO image (id, type, bytes, created_by, created_at) VALUES (${'a'.repeat(64)}, 'image/png', ${bytes}, 'cli', 1)`,
  );
  const lines = await collect(core);

  it('makes the same portal on another server', async () => {
    const empty = await createFilePortal();
    await importBusiness(empty.core, 'cli', open(lines));
    assert.deepEqual(comparable(await collect(empty.core)), comparable(lines));
    assert.equal((await empty.browser().signIn(email)).status, 200);
  });

  it('lets the staff in with what they had', async () => {
    const empty = await createFilePortal();
    await importBusiness(empty.core, 'cli', open(lines));
    const owner = JSON.parse(lines.find((line) => line.startsWith('["staff",'))!) as [string, { email: string }];
    const response = await empty
      .browser(empty.core.url)
      .send('POST', '/api/admin/session/password', { email: owner[1].email, password: PASSWORD });
    assert.ok(((await response.json()) as { challenge: string | null }).challenge);
  });

  it('completes an import that was broken off', async () => {
    const empty = await createFilePortal();
    const torn = async function* () {
      for (const [index, line] of lines.entries()) {
        if (reads > 1 && index > lines.length / 2) throw new Error('the power went');
        yield line;
      }
    };
    let reads = 0;
    const counted = () => {
      reads += 1;
      return torn();
    };
    await assert.rejects(importBusiness(empty.core, 'cli', counted), /the power went/);
    await importBusiness(empty.core, 'cli', open(lines));
    assert.deepEqual(comparable(await collect(empty.core)), comparable(lines));
  });

  it('never writes over a portal that has data of its own', async () => {
    const other = await createFilePortal();
    await other.addContact();
    await assert.rejects(importBusiness(other.core, 'cli', open(lines)), { code: 'conflict', reason: 'not_empty' });
  });

  const asPortal = (line: string, value: string) =>
    /^\["setting",.*"name":"portal"/.test(line)
      ? JSON.stringify(['setting', { name: 'portal', value, updated_at: 1 }])
      : line;

  const wrong: [name: string, lines: string[]][] = [
    ['an empty file', []],
    ['something else', ['{"hello":"world"}']],
    ['a file that is cut off', lines.slice(0, -3)],
    ['a line that is cut off', [...lines.slice(0, -1), lines.at(-1)!.slice(0, 20)]],
    ['a table that is not ours', [...lines, '["sqlite_master",{"name":"x"}]']],
    ['settings that nothing could be served with', lines.map((line) => asPortal(line, '{"business":7}'))],
    ['settings that are cut off', lines.map((line) => asPortal(line, '{"business":'))],
    ['damaged bytes', [...lines, '["image",{"id":"x","bytes":{"base64":"*"}}]']],
    ['a column that is not ours', [...lines, '["contact",{"id":"ctc_x","is_admin":1}]']],
  ];
  for (const [name, broken] of wrong) {
    it(`refuses ${name}, and has written nothing`, async () => {
      const empty = await createFilePortal();
      await assert.rejects(importBusiness(empty.core, 'cli', open(broken)), { code: 'invalid_request' });
      const [row] = await empty.core.db.all<{ n: number }>(sql`SELECT count(*) AS n FROM contact`);
      assert.equal(row!.n, 0);
    });
  }

  it('says what a server with another secret cannot take over', async () => {
    const source = await createFilePortal();
    const owner = await createAdminTester(source).addStaff('owner');
    const withWebhook = Object.assign({}, source.core, { outbound: { send: () => Promise.reject(new Error('no')) } });
    await createWebhook(withWebhook as Core, 'cli', {
      url: 'https://93.184.215.14/hook',
      description: '',
      events: ['*'],
    });
    const empty = await createFilePortal({ secret: new Uint8Array(32).fill(9) });
    const { notes } = await importBusiness(empty.core, 'cli', open(await collect(source.core)));
    assert.equal(notes.length, 2);
    const response = await empty
      .browser(empty.core.url)
      .send('POST', '/api/admin/session/password', { email: owner.email, password: PASSWORD });
    const { session } = (await response.json()) as { session: { needsSecondFactor: boolean } };
    assert.equal(session.needsSecondFactor, true);
  });

  it('knows of every table whether it comes along or stays', async () => {
    const moved = (await tablesToMove(core.db)).map(({ name }) => name);
    const stays = Object.keys(LEFT_OUT);
    assert.deepEqual(
      moved.filter((name) => stays.includes(name)),
      [],
    );
    const all = await core.db.all<{ name: string }>(sql`SELECT name FROM sqlite_master WHERE type = 'table'`);
    for (const name of stays)
      assert.ok(
        all.some((table) => table.name === name),
        `${name} is no table`,
      );
  });

  it('goes over the management API too', async () => {
    const file = await (await exporter.send('GET', '/api/admin/business')).text();
    const target = await createFilePortal();
    const receiver = await createAdminTester(target).addStaff('owner');
    const response = await receiver.send('PUT', '/api/admin/business', file, {
      'content-type': 'application/x-ndjson',
    });
    assert.equal(response.status, 200, await response.clone().text());
    assert.equal((await target.browser().signIn(email)).status, 200);
    assert.equal((await receiver.send('GET', '/api/admin/staff')).status, 200);
  });
});

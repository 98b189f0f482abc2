import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { Import, ImportProblem } from '@client-portal/contract/admin';

import { createAdminTester, type StaffOfTests } from '../../../testing/admin-tester.js';
import { createFilePortal } from '../../../testing/file-portal.js';

const portal = await createFilePortal({ log: { info() {}, warn: console.error, error: console.error } });
const staff: StaffOfTests = await createAdminTester(portal).addStaff('staff');

const json = async <T>(answer: Promise<Response>): Promise<T> => (await answer).json() as Promise<T>;

async function upload(content: string | Uint8Array, name = 'contacts.csv'): Promise<Import> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const begun = await json<Import>(staff.send('POST', '/api/admin/imports', { name, size: bytes.length }));
  const init = {
    method: 'PUT',
    headers: { 'x-portal': '1', origin: 'http://portal.test', cookie: staff.cookie!, 'content-type': 'text/csv', 'content-length': String(bytes.length) },
    body: bytes as never,
  };
  const response = await portal.request(`/api/admin/imports/${begun.id}/file`, init, {});
  return (await response.json()) as Import;
}

async function check(id: string): Promise<Import> {
  await staff.send('POST', `/api/admin/imports/${id}/check`);
  await portal.tick();
  return json(staff.send('GET', `/api/admin/imports/${id}`));
}

async function run(id: string): Promise<Import> {
  const response = await staff.send('POST', `/api/admin/imports/${id}/run`);
  assert.equal(response.status, 202, await response.clone().text());
  await portal.tick();
  return json(staff.send('GET', `/api/admin/imports/${id}`));
}

describe('an import', () => {
  it('reads a German file, imports it and takes it back', async () => {
    const text = 'Vorname;Nachname;E-Mail;Straße;PLZ;Lieblingsfarbe\r\nMara;Lindqvist;Mara@Mail.test;Weg 1;12345;blau\r\nNoa;"van der ""Berg""";noa@mail.test;;;\r\n';
    const looked = await upload(text);
    assert.equal(looked.state, 'ready', JSON.stringify(looked));
    assert.deepEqual(looked.format, { encoding: 'utf-8', delimiter: ';', header: true });
    assert.deepEqual(looked.columns.map(({ target }) => target), ['firstName', 'lastName', 'email', 'address', 'address', 'field:Lieblingsfarbe']);
    const checked = await check(looked.id);
    assert.equal(checked.state, 'checked', JSON.stringify(checked));
    assert.equal(checked.report?.created, 2);
    const done = await run(looked.id);
    assert.equal(done.state, 'done', JSON.stringify(done));
    assert.equal(done.result?.created, 2);
    const rows = await portal.database.client.execute('select email, last_name, address, fields from contact order by id');
    assert.deepEqual(rows.rows.map((row) => [...Object.values(row)]), [
      ['mara@mail.test', 'Lindqvist', 'Weg 1\n12345', '{"Lieblingsfarbe":"blau"}'],
      ['noa@mail.test', 'van der "Berg"', '', '{}'],
    ]);
    const undo = await staff.send('POST', `/api/admin/imports/${looked.id}/undo`);
    assert.equal(undo.status, 202);
    await portal.tick();
    const undone = await json<Import>(staff.send('GET', `/api/admin/imports/${looked.id}`));
    assert.deepEqual([undone.state, undone.undone], ['undone', { removed: 2, restored: 0, kept: 0 }]);
  });
});
export type { ImportProblem };

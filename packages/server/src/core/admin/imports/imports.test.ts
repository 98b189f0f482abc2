import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { createAdminTester } from '../../../testing/admin-tester.js';
import { createFilePortal } from '../../../testing/file-portal.js';
import { createImportTester } from './testing/import-tester.js';

const portal = await createFilePortal();
const admin = createAdminTester(portal);
const staff = await admin.addStaff('staff');
const imports = createImportTester(portal, staff);
const { client } = portal.database;

const contactAt = async (email: string) => {
  const { rows } = await client.execute({ sql: 'SELECT * FROM contact WHERE email = ?', args: [email] });
  return rows[0];
};
const count = async (sql: string) => Number((await client.execute(`SELECT count(*) AS n FROM ${sql}`)).rows[0]!['n']);

describe('reading a file', () => {
  it('guesses a German file and its columns', async () => {
    const looked = await imports.upload(
      'Vorname;Name;E-Mail;Straße;PLZ;Farbe\r\nMara;Lind;mara@a.test;Weg 1;12345;blau\r\n',
    );
    assert.deepEqual(looked.format, { encoding: 'utf-8', delimiter: ';', header: true });
    assert.deepEqual(
      looked.columns.map(({ target }) => target),
      ['firstName', 'lastName', 'email', 'address', 'address', 'field:Farbe'],
    );
    assert.equal(looked.preview[0]?.values['address'], 'Weg 1\n12345');
  });

  const text = 'email,name\nzoë@a.test,Zoë Müller\n'.replace('zoë@', 'zoe@');
  const utf16 = (bigEndian: boolean, bom: boolean) => {
    const bytes = Buffer.from((bom ? '\uFEFF' : '') + text, 'utf16le');
    return bigEndian ? bytes.swap16() : bytes;
  };
  for (const [name, bytes, encoding] of [
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`), 'utf-8'],
    ['UTF-16 LE with a mark', utf16(false, true), 'utf-16le'],
    ['UTF-16 BE without one', utf16(true, false), 'utf-16be'],
    ['Latin-1', Buffer.from(text, 'latin1'), 'windows-1252'],
  ] as const) {
    it(`knows ${name}`, async () => {
      const looked = await imports.upload(bytes);
      assert.equal(looked.format?.encoding, encoding);
      assert.deepEqual([looked.preview[0]?.values['lastName'], looked.preview[0]?.email], ['Müller', 'zoe@a.test']);
    });
  }

  it('takes a file in parts, and refuses one that leaves a gap', async () => {
    const { id } = await imports.begin('parts.csv', text.length + 2);
    const bytes = Buffer.from(text);
    await imports.put(id, bytes.subarray(0, 10));
    assert.equal((await imports.put(id, bytes.subarray(20), 20)).status, 409);
    const looked = (await (await imports.put(id, bytes.subarray(10), 10)).json()) as { state: string };
    assert.equal(looked.state, 'ready');
  });

  it('refuses 200 MB before a byte is sent, with what to do', async () => {
    const response = await staff.send('POST', '/api/admin/imports', { name: 'big.csv', size: 200_000_000 });
    assert.equal(response.status, 413);
    assert.match(await response.text(), /Split it into several files/);
  });

  it('refuses an Excel file with what to do', async () => {
    const { id } = await imports.begin('book.xlsx', 8);
    const response = await imports.put(id, new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 0]));
    assert.equal(response.status, 422);
    assert.match(await response.text(), /save it as CSV/);
  });

  it('refuses 10,000 columns', async () => {
    const wide = `${Array.from({ length: 10_000 }, (_, index) => `c${index}`).join(',')}\n`;
    const { id } = await imports.begin('wide.csv', wide.length);
    assert.match(await (await imports.put(id, wide)).text(), /more than 100 columns/);
  });
});

describe('checking a file', () => {
  it('says of each row in plain words what is wrong, with its number', async () => {
    const rows = [
      'email,name',
      'not an address,A',
      '=cmd|x!A1@a.test,B',
      'ok@a.test,"never closes',
      'two@a.test,B,extra',
      'nul@a.test,N\u0000L',
      'ok2@a.test,Fine',
      '',
    ];
    const { id } = await imports.upload(rows.join('\n'));
    const { report } = await imports.check(id);
    assert.deepEqual([report?.created, report?.failed], [1, 5]);
    const said = (await imports.problems(id)).map(({ row, message }) => `${row} ${message.split('.')[0]}`);
    assert.deepEqual(said, [
      '2 Is not an e-mail address such as name@example',
      '3 Begins like a formula',
      '4 A quotation mark opens a cell here and never closes',
      '5 Has 3 columns where 2 are expected',
      '6 Holds a NUL character',
    ]);
  });

  it('imports nothing of a file with errors, unless they are skipped', async () => {
    const { id } = await imports.upload('email\ngood@half.test\nbad\n');
    await imports.check(id);
    const refused = await staff.send('POST', `/api/admin/imports/${id}/run`);
    assert.equal(refused.status, 409);
    assert.equal(await contactAt('good@half.test'), undefined);
    await imports.change(id, { options: { skipErrors: true } });
    const done = await imports.run(id);
    assert.deepEqual([done.state, done.result?.created, done.result?.failed], ['done', 1, 1]);
  });

  it('gives the rows with errors as a file that no spreadsheet calculates', async () => {
    const { id } = await imports.upload('email,name\nx@a.test,=1+1\n');
    await imports.check(id);
    const file = await (await staff.send('GET', `/api/admin/imports/${id}/problems.csv`)).text();
    assert.match(file, /"2","error","name","'=1\+1"/);
  });

  it('finds addresses that are there twice, and those that are a contact or an alias', async () => {
    const { id } = await portal.addContact({ email: 'known@dup.test', lastName: 'Known' });
    await client.execute({ sql: `INSERT INTO contact_alias VALUES ('alias@dup.test', ?, 1)`, args: [id] });
    const text = 'email,company\nKNOWN@dup.test ,One\nalias@dup.test,One\nnew@dup.test,\nNEW@dup.test,\n';
    const { report } = await imports.check((await imports.upload(text)).id);
    assert.deepEqual([report?.created, report?.updated, report?.unchanged, report?.skipped], [1, 1, 1, 1]);
  });
});

describe('importing', () => {
  it('makes contacts with tags, grants, fields and one event each, found by search', async () => {
    const text = 'email,first name,last name,tags,Shoe size\na@run.test,Ann,Zweig,"vip, news",38\n,Bo,Noaddress,,\n';
    const done = await imports.all(text, { options: { tags: ['Spring'], grants: ['app:invoices'] } });
    assert.deepEqual([done.result?.created, done.result?.withoutAddress], [2, 1]);
    const row = await contactAt('a@run.test');
    assert.deepEqual([row?.['first_name'], row?.['fields'], row?.['source']], ['Ann', '{"Shoe size":"38"}', 'import']);
    assert.equal(await count(`contact_tag WHERE contact_id = '${row?.['id']}'`), 3);
    assert.equal(await count(`entitlement WHERE source_id = '${done.id}' AND resource = 'app:invoices'`), 2);
    assert.equal(await count(`event WHERE type = 'contact.created' AND data->>'import' = '${done.id}'`), 2);
    const found = await staff.send('GET', '/api/admin/contacts?q=zwei');
    assert.match(await found.text(), /a@run\.test/);
  });

  for (const [existing, first, company] of [
    ['leave', 'Old', ''],
    ['fill', 'Old', 'New Ltd'],
    ['overwrite', 'New', 'New Ltd'],
  ] as const) {
    it(`does with who is there already as told: ${existing}`, async () => {
      const email = `${existing}@known.test`;
      await portal.addContact({ id: `ctc_${existing}`, email, firstName: 'Old', lastName: 'Kept' });
      await imports.all(`email,first name,last name,company\n${email},New,,New Ltd\n`, { options: { existing } });
      const row = await contactAt(email);
      assert.deepEqual([row?.['first_name'], row?.['company'], row?.['last_name']], [first, company, 'Kept']);
    });
  }

  it('invites whom it made, as a batch of mails', async () => {
    const before = portal.mails.length;
    const done = await imports.all('email\ninvited@mail2.test\n', { options: { invite: 'new' } });
    assert.ok(done.mailBatch);
    await portal.tick();
    assert.deepEqual(
      portal.mails.slice(before).map(({ to }) => to),
      ['invited@mail2.test'],
    );
  });

  it('follows the rules for contacts that come by import', async () => {
    await portal.changeSettings((settings) => {
      settings.capture = [{ source: 'import', form: null, invite: false, tags: ['By rule'], grants: [] }] as never;
    });
    await imports.all('email\nruled@mail2.test\n');
    await portal.changeSettings((settings) => void (settings.capture = []));
    assert.equal(await count(`contact_tag WHERE tag = 'By rule'`), 1);
  });

  it('needs the right to invite where it invites', async () => {
    const { id } = await imports.upload('email\nnobody@mail2.test\n');
    await imports.change(id, { options: { invite: 'new' } });
    await imports.check(id);
    const key = await admin.addKey(['contacts:read', 'contacts:write']);
    assert.equal((await key.send('POST', `/api/admin/imports/${id}/run`)).status, 403);
  });
});

describe('undoing', () => {
  it('removes whom nobody has touched, keeps who was, and brings values back', async () => {
    const known = await portal.addContact({ email: 'back@undo.test', firstName: 'Before', company: 'Old' });
    const text = 'email,first name,company\nfree@undo.test,A,\nused@undo.test,B,\nback@undo.test,After,New\n';
    const done = await imports.all(text, { options: { existing: 'overwrite', tags: ['Undo'] } });
    const used = await contactAt('used@undo.test');
    await client.execute({ sql: 'UPDATE contact SET first_login_at = 1 WHERE id = ?', args: [used!['id']!] });
    await client.execute({ sql: `UPDATE contact SET company = 'Newer' WHERE id = ?`, args: [known.id] });
    const undone = await imports.undo(done.id);
    assert.deepEqual([undone.state, undone.undone], ['undone', { removed: 1, restored: 1, kept: 2 }]);
    assert.equal(await contactAt('free@undo.test'), undefined);
    const row = await contactAt('back@undo.test');
    assert.deepEqual([row?.['first_name'], row?.['company']], ['Before', 'Newer']);
    assert.equal(await count(`contact_tag WHERE tag = 'Undo' AND contact_id = '${known.id}'`), 0);
    const kept = await imports.problems(done.id, 'kept');
    assert.deepEqual(
      kept.map(({ row: number, column }) => [number, column]),
      [
        [3, ''],
        [4, 'company'],
      ],
    );
  });

  it('leaves nothing of those who are removed in the search index', async () => {
    const done = await imports.all('email,last name\nx@purge.test,Quetzalcoatl\n');
    await imports.undo(done.id);
    const pages = await client.execute(`SELECT group_concat(hex(block)) AS pages FROM contact_fts_data`);
    assert.equal(
      String(pages.rows[0]!['pages']).includes(Buffer.from('quetzalcoatl').toString('hex').toUpperCase()),
      false,
    );
  });

  it('is refused after 30 days', async () => {
    const done = await imports.all('email\nlate@undo.test\n');
    portal.time.now += 31 * 24 * 3_600_000;
    const fresh = createImportTester(portal, await admin.addStaff('staff'));
    await assert.rejects(fresh.undo(done.id), /can no longer be undone/);
  });
});

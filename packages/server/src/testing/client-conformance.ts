import { LibsqlError, type Client, type InArgs } from '@libsql/core/api';

import { migrate } from '../core/db/migrate.js';

export interface OpenedClient {
  client: Client;
  close(): Promise<void> | void;
}

export interface TestSuite {
  describe(name: string, body: () => void): unknown;
  it(name: string, test: () => Promise<void>): unknown;
}

/**
 * The promises that the portal needs from any libSQL client, as tests. `open` gives each test an empty
 * database. Runs under mocha's globals in a browser, or with the functions of `node:test`.
 */
export function clientConformance(
  name: string,
  open: () => Promise<OpenedClient>,
  suite: TestSuite = globalThis as never,
): void {
  suite.describe(name, () => {
    for (const [sentence, test] of Object.entries(cases)) {
      suite.it(sentence, async () => {
        const { client, close } = await open();
        try {
          await test(client);
        } finally {
          await close();
        }
      });
    }
  });
}

const NOTE =
  'create table note (id text primary key, n integer not null default 0 check (n < 100), body text unique) strict';
const OWNED = 'create table child (id text primary key, note_id text not null references note (id)) strict';

const cases: Record<string, (client: Client) => Promise<void>> = {
  'returns every type as it was stored': async (client) => {
    await client.execute('create table v (i integer, r real, t text, b blob, z integer) strict');
    const bytes = new Uint8Array([0, 1, 254, 255]);
    await client.execute('insert into v values (?, ?, ?, ?, ?)', [
      9007199254740991n,
      1.5,
      'snö ☃ "quoted"',
      bytes,
      null,
    ]);
    const { rows, columns } = await client.execute('select * from v');
    const row = rows[0]!;
    same(columns, ['i', 'r', 't', 'b', 'z']);
    same([row['i'], row['r'], row['t'], row['z']], [9007199254740991, 1.5, 'snö ☃ "quoted"', null]);
    same([...new Uint8Array(row['b'] as ArrayBuffer)], [...bytes]);
  },

  'takes only the bytes that a view shows': async (client) => {
    await client.execute('create table v (b blob) strict');
    await client.execute('insert into v values (?)', [new Uint8Array([9, 1, 2, 9]).subarray(1, 3)]);
    const { rows } = await client.execute('select hex(b) from v');
    same(rows[0]![0], '0102');
  },

  'turns booleans into 0 and 1 and dates into milliseconds': async (client) => {
    const { rows } = await client.execute('select ? as yes, ? as no, ? as at', [
      true,
      false,
      new Date(1_790_000_000_000),
    ]);
    same([rows[0]!['yes'], rows[0]!['no'], rows[0]!['at']], [1, 0, 1_790_000_000_000]);
  },

  'gives rows by index and by name': async (client) => {
    const { rows } = await client.execute('select 1 as a, 2 as b, 3 as a');
    const row = rows[0]!;
    same([row.length, row[0], row[1], row[2], row['a'], row['b']], [3, 1, 2, 3, 1, 2]);
    same(Array.prototype.slice.call(row), [1, 2, 3]);
    same({ ...row }, { a: 1, b: 2 });
  },

  'counts affected rows and names the last row id': async (client) => {
    await client.execute('create table counted (id integer primary key, n integer) strict');
    const inserted = await client.execute('insert into counted (n) values (1), (2), (3)');
    const updated = await client.execute('update counted set n = 0 where n > 1');
    same([inserted.rowsAffected, inserted.lastInsertRowid, updated.rowsAffected], [3, 3n, 2]);
  },

  'binds named arguments with and without their sign': async (client) => {
    const sql = 'select :a as a, @b as b, $c as c';
    for (const args of [
      { a: 1, b: 2, c: 3 },
      { ':a': 1, '@b': 2, $c: 3 },
    ]) {
      const { rows } = await client.execute({ sql, args });
      same({ ...rows[0] }, { a: 1, b: 2, c: 3 });
    }
  },

  'does not carry arguments from one call to the next': async (client) => {
    const sql = 'select ?1 as a, ?2 as b';
    await client.execute(sql, ['mine', 'secret']);
    const { rows } = await client.execute(sql, ['yours']).catch(() => ({ rows: [{ a: 'yours', b: null }] }));
    same({ ...rows[0] }, { a: 'yours', b: null });
  },

  'refuses undefined as an argument': async (client) => {
    await fails(client.execute({ sql: 'select ?', args: [undefined] as unknown as InArgs }), () => true);
  },

  'refuses integers that a number cannot hold': async (client) => {
    await fails(client.execute('select 9007199254740993 as n'), (error) => error instanceof RangeError);
  },

  'names a broken unique constraint': async (client) => {
    await client.batch([NOTE, "insert into note (id, body) values ('a', 'one')"], 'write');
    const again = client.execute("insert into note (id, body) values ('b', 'one')");
    await fails(again, (error) => isConstraint(error, 'UNIQUE constraint failed: note.body'));
  },

  'names a broken check and a broken foreign key': async (client) => {
    await client.batch([NOTE, OWNED], 'write');
    await fails(client.execute("insert into note (id, n) values ('a', 100)"), (error) =>
      isConstraint(error, 'CHECK constraint failed'),
    );
    await fails(client.execute("insert into child values ('c', 'none')"), (error) =>
      isConstraint(error, 'FOREIGN KEY constraint failed'),
    );
  },

  'keeps nothing of a batch in which one statement fails': async (client) => {
    await client.execute(NOTE);
    const insert = "insert into note (id) values ('a')";
    await fails(client.batch([insert, insert], 'write'), (error) =>
      isConstraint(error, 'UNIQUE constraint failed: note.id'),
    );
    same(await count(client), 0);
    await client.execute(insert);
    same(await count(client), 1);
  },

  'lets exactly one of many guarded updates win': async (client) => {
    await client.batch([NOTE, "insert into note (id) values ('a')"], 'write');
    const claim = { sql: 'update note set n = 1 where id = ? and n = 0 returning id, n', args: ['a'] };
    const results = await Promise.all(Array.from({ length: 10 }, () => client.execute(claim)));
    same(results.map(({ rows }) => rows.length).sort(), [0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
  },

  'answers changes() inside a batch for the statement before it': async (client) => {
    await client.batch([NOTE, "insert into note (id) values ('a'), ('b')"], 'write');
    const audit = 'select changes() as n';
    const results = await client.batch(
      ['update note set n = 5', audit, "update note set n = 6 where id = 'none'", audit],
      'write',
    );
    same([results[1]!.rows[0]!['n'], results[3]!.rows[0]!['n']], [2, 0]);
  },

  'inserts conditionally on what the batch changed before': async (client) => {
    await client.batch([NOTE, "insert into note (id) values ('a')"], 'write');
    const guarded = (id: string) => [
      { sql: 'update note set n = 1 where id = ?', args: [id] },
      { sql: "insert into note (id) select 'made for ' || ? where changes() = 1", args: [id] },
    ];
    await client.batch(guarded('a'), 'write');
    await client.batch(guarded('none'), 'write');
    const { rows } = await client.execute("select id from note where id like 'made%'");
    same(
      rows.map((row) => row['id']),
      ['made for a'],
    );
  },

  'reads what was just written': async (client) => {
    await client.batch([NOTE, "insert into note (id) values ('a')"], 'write');
    for (let n = 1; n <= 50; n++) {
      await client.execute({ sql: 'update note set n = ?', args: [n] });
      same((await client.execute('select n from note')).rows[0]!['n'], n);
    }
  },

  'completes fifty batches at once': async (client) => {
    await client.batch([NOTE, "insert into note (id) values ('sum')"], 'write');
    const batches = Array.from({ length: 50 }, (_, i) =>
      client.batch(
        [{ sql: 'insert into note (id) values (?)', args: [`n${i}`] }, "update note set n = n + 1 where id = 'sum'"],
        'write',
      ),
    );
    await Promise.all(batches);
    const { rows } = await client.execute("select n from note where id = 'sum'");
    same([rows[0]!['n'], await count(client)], [50, 51]);
  },

  'reads one moment in a batch of reads': async (client) => {
    await client.batch([NOTE, "insert into note (id) values ('a')"], 'write');
    const read = client.batch(['select n from note', 'select n from note']);
    const write = client.execute('update note set n = 1');
    const [first, second] = await read;
    await write;
    same(first!.rows[0]!['n'], second!.rows[0]!['n']);
  },

  'gives the new columns of a statement it has run before': async (client) => {
    await client.batch([NOTE, "insert into note (id) values ('a')"], 'write');
    same((await client.execute('select * from note')).columns, ['id', 'n', 'body']);
    await client.execute("alter table note add column mood text default 'calm'");
    const { columns, rows } = await client.execute('select * from note');
    same([columns, rows[0]!['mood']], [['id', 'n', 'body', 'mood'], 'calm']);
  },

  'returns ten thousand rows in order': async (client) => {
    const { rows } = await client.execute(
      "with recursive c (n) as (select 1 union all select n + 1 from c where n < 10000) select n, 'row ' || n as label from c",
    );
    same(
      [rows.length, { ...rows[0] }, { ...rows.at(-1) }],
      [10_000, { n: 1, label: 'row 1' }, { n: 10_000, label: 'row 10000' }],
    );
  },

  'names a mistake in the SQL and goes on working': async (client) => {
    await fails(
      client.execute('selec 1'),
      (error) => error instanceof LibsqlError && /syntax error/.test(error.message),
    );
    await fails(
      client.execute('select * from nowhere'),
      (error) => error instanceof LibsqlError && /no such table: nowhere/.test(error.message),
    );
    same((await client.execute('select 1 as one')).rows[0]!['one'], 1);
  },

  'runs a script of several statements': async (client) => {
    await client.executeMultiple(`${NOTE}; insert into note (id) values ('a'); insert into note (id) values ('b');`);
    same(await count(client), 2);
  },

  'migrates once, however often it is asked': async (client) => {
    const migrations = [
      { id: 'core/0001_note', statements: [NOTE] },
      { id: 'core/0002_child', statements: [OWNED, "insert into note (id) values ('a')"] },
    ];
    const attempts = await Promise.all([
      migrate(client, migrations),
      migrate(client, migrations),
      migrate(client, migrations),
    ]);
    same(attempts.flat().sort(), ['core/0001_note', 'core/0002_child']);
    same([await migrate(client, migrations), await count(client)], [[], 1]);
  },

  'refuses calls after it was closed': async (client) => {
    client.close();
    same(client.closed, true);
    await fails(client.execute('select 1'), (error) => error instanceof Error && /closed/i.test(error.message));
  },
};

async function count(client: Client): Promise<unknown> {
  return (await client.execute('select count(*) as n from note')).rows[0]!['n'];
}

function isConstraint(error: unknown, message: string): boolean {
  return error instanceof LibsqlError && error.code.startsWith('SQLITE_CONSTRAINT') && error.message.includes(message);
}

function same(actual: unknown, expected: unknown): void {
  const [a, b] = [show(actual), show(expected)];
  if (a !== b) throw new Error(`got ${a}, wanted ${b}`);
}

function show(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? `${one}n` : one)) ?? 'undefined';
}

async function fails(promise: Promise<unknown>, expected: (error: unknown) => boolean): Promise<void> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason ?? 'nothing',
  );
  if (error === undefined) throw new Error('did not fail');
  if (!expected(error)) throw new Error('failed for another reason', { cause: error });
}

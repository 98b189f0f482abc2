import { FileClient } from '../node/db/file-client.js';

// Run as a process of its own: <file> <writer> <count>. Exits with 1 unless every write succeeds.
const [file, writer, count] = process.argv.slice(2);
const client = await FileClient.open({ file: file! });
const writes = Array.from({ length: Number(count) }, (_, i) =>
  client.batch(
    [
      { sql: 'insert into entry (id) values (?)', args: [`${writer}-${i}`] },
      "update tally set n = n + 1 where id = 'all'",
    ],
    'write',
  ),
);
await Promise.all(writes);
await client.end();

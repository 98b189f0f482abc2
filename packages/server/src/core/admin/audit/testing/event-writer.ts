import { FileClient } from '../../../../node/db/file-client.js';

// Run as a process of its own: <file> <writer> <count>. Exits with 1 unless every event is recorded.
const [file, writer, count] = process.argv.slice(2);
const client = await FileClient.open({ file: file! });
for (let index = 0; index < Number(count); index += 1) {
  const data = JSON.stringify({ writer, index });
  await client.execute({
    sql: "insert into event (type, actor, data, at) values ('contact.updated', 'system', ?, 1)",
    args: [data],
  });
}
await client.end();

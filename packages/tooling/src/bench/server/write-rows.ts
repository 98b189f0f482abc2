import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';

import { openDatabase } from '@client-portal/server/node';

import type { Row } from '../report.js';
import { median } from '../statistics.js';
import type { Portal } from './portal-server.js';

const ROUNDS = 5;
const ROUND = 400;
const TOGETHER = 50;
const PLACES = 500;
/** A page of the write-ahead log with its header. */
const FRAME = Buffer.alloc(4096 + 24, 1);

/** Counts how often `work` is done in a while, for each second. */
async function perSecond(work: () => unknown, times = 1): Promise<number> {
  const started = performance.now();
  let done = 0;
  while (performance.now() - started < ROUND) {
    await work();
    done += times;
  }
  return (done * 1000) / (performance.now() - started);
}

/** Writes to the database, each acknowledged once it is on the disk, in turns with the disk's own `fdatasync`. */
export async function writeRows({ databaseUrl, dataDir }: Portal): Promise<Row[]> {
  const { client, close } = await openDatabase({ url: databaseUrl });
  let n = 0;
  const file = openSync(path.join(dataDir, 'floor.bin'), 'w');
  // Like the log, which is written over: a file that grows costs the disk far more.
  for (let place = 0; place < PLACES; place++) writeSync(file, FRAME);
  fdatasyncSync(file);
  const sync = () => {
    writeSync(file, FRAME, 0, FRAME.length, (n++ % PLACES) * FRAME.length);
    fdatasyncSync(file);
  };
  const write = () =>
    client.batch(
      [{ sql: 'UPDATE contact SET phone = ? WHERE id = ?', args: [String(n++), 'ctc_01k00000000000000000000007'] }],
      'write',
    );
  try {
    const rounds: { floor: number; single: number; many: number }[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      rounds.push({
        floor: await perSecond(sync),
        single: await perSecond(write),
        many: await perSecond(() => Promise.all(Array.from({ length: TOGETHER }, write)), TOGETHER),
      });
    }
    const note = (value: number, floor: number) =>
      `${Math.round(value)} writes/s; the disk syncs ${Math.round(floor)}/s`;
    const floor = median(rounds.map((each) => each.floor));
    return [
      {
        name: 'one acknowledged write at a time (driver)',
        value: median(rounds.map(({ single, floor: of }) => single / of)),
        unit: '×',
        budget: { atLeast: 0.8 },
        note: note(median(rounds.map(({ single }) => single)), floor),
      },
      {
        name: `${TOGETHER} acknowledged writes at once (driver)`,
        value: median(rounds.map(({ many, floor: of }) => many / of)),
        unit: '×',
        note: note(median(rounds.map(({ many }) => many)), floor),
      },
    ];
  } finally {
    closeSync(file);
    await close();
  }
}

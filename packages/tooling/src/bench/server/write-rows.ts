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

/** Asks the disk to keep one page. Like the log, the file is written over: one that grows costs far more. */
function openFloor(file: string): { sync(): void; close(): void } {
  const descriptor = openSync(file, 'w');
  for (let place = 0; place < PLACES; place++) writeSync(descriptor, FRAME);
  fdatasyncSync(descriptor);
  let n = 0;
  return {
    sync() {
      writeSync(descriptor, FRAME, 0, FRAME.length, (n++ % PLACES) * FRAME.length);
      fdatasyncSync(descriptor);
    },
    close: () => closeSync(descriptor),
  };
}

/** How often in a second, by one round. */
interface Round {
  floor: number;
  single: number;
  many: number;
}

function toRows(rounds: readonly Round[]): Row[] {
  const of = (what: keyof Round) => median(rounds.map((round) => round[what]));
  const ratio = (what: keyof Round) => median(rounds.map((round) => round[what] / round.floor));
  const note = (what: keyof Round) => `${Math.round(of(what))} writes/s; the disk syncs ${Math.round(of('floor'))}/s`;
  return [
    {
      name: 'one acknowledged write at a time (driver)',
      value: ratio('single'),
      unit: '×',
      budget: { atLeast: 0.8 },
      note: note('single'),
    },
    { name: `${TOGETHER} acknowledged writes at once (driver)`, value: ratio('many'), unit: '×', note: note('many') },
  ];
}

/** Writes to the database, each acknowledged once it is on the disk, in turns with the disk's own `fdatasync`. */
export async function writeRows({ databaseUrl, dataDir }: Portal): Promise<Row[]> {
  const { client, close } = await openDatabase({ url: databaseUrl });
  const floor = openFloor(path.join(dataDir, 'floor.bin'));
  let n = 0;
  const sql = 'UPDATE contact SET phone = ? WHERE id = ?';
  const write = () => client.batch([{ sql, args: [String(n++), 'ctc_01k00000000000000000000007'] }], 'write');
  try {
    const rounds: Round[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      rounds.push({
        floor: await perSecond(() => floor.sync()),
        single: await perSecond(write),
        many: await perSecond(() => Promise.all(Array.from({ length: TOGETHER }, write)), TOGETHER),
      });
    }
    return toRows(rounds);
  } finally {
    floor.close();
    await close();
  }
}

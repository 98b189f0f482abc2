import { fileURLToPath } from 'node:url';
import path from 'node:path';

import type { Row } from '../report.js';
import { median } from '../statistics.js';
import { load, type Load } from './load.js';
import { startPortal, type Portal } from './portal-server.js';
import type { Business } from './seed-business.js';
import { ServerProcess } from './server-process.js';

const ROUNDS = 3;
const LIST = '/api/invoices?limit=20';

const startFloor = (dataDir: string) =>
  ServerProcess.start({
    args: [...process.execArgv, fileURLToPath(new URL('./floor-server.ts', import.meta.url))],
    env: (port) => ({ PORT: String(port), NODE_ENV: 'production' }),
    path: LIST,
    logFile: path.join(dataDir, 'floor.log'),
  });

/** A signed-in list of 20 rows under 50 connections, in turns with the same rows from memory. */
export async function listRows(portal: Portal, { tokens }: Business, seconds: number): Promise<Row[]> {
  const floor = await startFloor(portal.dataDir);
  const ours = await startPortal(portal);
  try {
    const ask = (server: ServerProcess, length: number) =>
      load(server, { path: LIST, tokens: tokens.slice(0, 50), connections: 50, seconds: length });
    await ask(floor, 1);
    await ask(ours, 2);
    const loads: { floor: Load; ours: Load }[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      loads.push({ floor: await ask(floor, seconds / ROUNDS), ours: await ask(ours, seconds / ROUNDS) });
    }
    return toRows(loads, ours.memory);
  } finally {
    await Promise.all([floor.stop(), ours.stop()]);
  }
}

function toRows(loads: { floor: Load; ours: Load }[], memory: number): Row[] {
  const of = (which: 'floor' | 'ours', what: keyof Load) => median(loads.map((each) => each[which][what]));
  const ratio = (what: keyof Load) => median(loads.map(({ floor, ours }) => ours[what] / floor[what]));
  const round = (value: number) => Math.round(value).toLocaleString('en');
  return [
    {
      name: 'list of 20: requests',
      value: ratio('perSecond'),
      unit: '×',
      budget: { atLeast: 0.35 },
      note: `${round(of('ours', 'perSecond'))} of the floor's ${round(of('floor', 'perSecond'))} req/s`,
    },
    {
      name: 'list of 20: p99',
      value: of('ours', 'p99'),
      unit: 'ms',
      budget: { atMost: 50 },
      note: `floor ${round(of('floor', 'p99'))} ms`,
    },
    {
      name: 'list of 20: processor time',
      value: ratio('cpuPerRequest'),
      unit: '×',
      budget: { atMost: 5 },
      note: `${round(of('ours', 'cpuPerRequest'))} against ${round(of('floor', 'cpuPerRequest'))} µs a request`,
    },
    { name: 'memory loaded', value: memory, unit: 'MB', budget: { atMost: 140 } },
  ];
}

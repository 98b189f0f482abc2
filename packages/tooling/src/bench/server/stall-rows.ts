import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import type { Row } from '../report.js';
import { median } from '../statistics.js';
import type { Portal } from './portal-server.js';
import { ServerProcess } from './server-process.js';

const WATCHED = 1000;
const ROUNDS = 3;

/** The longest of the health checks that are made, one after another, for a second. */
async function longestCheck({ origin }: ServerProcess): Promise<number> {
  const started = performance.now();
  let longest = 0;
  while (performance.now() - started < WATCHED) {
    const asked = performance.now();
    await (await fetch(`${origin}/healthz`)).arrayBuffer();
    longest = Math.max(longest, performance.now() - asked);
    await sleep(2);
  }
  return longest;
}

/** How much longer a health check takes while the database works on something long. */
export async function stallRows({ dataDir, databaseUrl }: Portal): Promise<Row[]> {
  const server = await ServerProcess.start({
    args: [...process.execArgv, fileURLToPath(new URL('./slow-query-server.ts', import.meta.url))],
    env: (port) => ({ PORT: String(port), DATA_DIR: dataDir, DATABASE_URL: databaseUrl, LOG_LEVEL: 'warn' }),
    path: '/healthz',
    logFile: path.join(dataDir, 'slow-query.log'),
  });
  try {
    await longestCheck(server);
    const rounds: { quiet: number; busy: number }[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const quiet = await longestCheck(server);
      server.signal('SIGUSR2');
      rounds.push({ quiet, busy: await longestCheck(server) });
      await sleep(WATCHED);
    }
    const middle = (which: 'quiet' | 'busy') => median(rounds.map((round) => round[which]));
    return [
      {
        name: 'a one-second query delays a health check',
        value: Math.max(0, middle('busy') - middle('quiet')),
        unit: 'ms',
        budget: { atMost: 20 },
        note: `longest ${middle('busy').toFixed(1)} ms, otherwise ${middle('quiet').toFixed(1)} ms`,
      },
    ];
  } finally {
    await server.stop();
  }
}

import { setTimeout as sleep } from 'node:timers/promises';

import type { Row } from '../report.js';
import { median } from '../statistics.js';
import { startPortal, type Portal } from './portal-server.js';

const STARTS = 5;

/** From nothing to the first answer on a migrated database, and the memory before there is any work. */
export async function startRows(portal: Portal): Promise<Row[]> {
  const times: number[] = [];
  const work: number[] = [];
  const memory: number[] = [];
  for (let n = 0; n < STARTS; n++) {
    const server = await startPortal(portal);
    times.push(server.startedIn);
    work.push(server.cpu);
    await sleep(500);
    memory.push(server.memory);
    await server.stop();
  }
  return [
    {
      name: 'cold start to first answer',
      value: median(times),
      unit: 'ms',
      budget: { atMost: 600 },
      note: `fastest ${Math.round(Math.min(...times))} ms; ${Math.round(median(work))} ms of processor time`,
    },
    { name: 'memory idle', value: median(memory), unit: 'MB', budget: { atMost: 90 } },
  ];
}

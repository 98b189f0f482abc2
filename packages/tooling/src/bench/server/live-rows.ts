import { setTimeout as sleep } from 'node:timers/promises';

import { openDatabase } from '@client-portal/server/node';

import type { Row } from '../report.js';
import { median } from '../statistics.js';
import { LiveClients } from './live-clients.js';
import { load } from './load.js';
import { startPortal, type Portal } from './portal-server.js';
import type { Business } from './seed-business.js';

const CLIENTS = 1000;
/** A contact may have no more than eight streams. */
const PER_CONTACT = 5;
const ANNOUNCEMENTS = 5;

/** A thousand live streams: what they cost, how fast an event of another process reaches all, and who has to wait. */
export async function liveRows(portal: Portal, { tokens }: Business): Promise<Row[]> {
  const server = await startPortal(portal);
  const other = await openDatabase({ url: portal.databaseUrl });
  try {
    await load(server, { path: '/api/invoices?limit=20', tokens, connections: 10, seconds: 1 });
    const before = server.memory;
    const clients = await LiveClients.open(server, tokens.slice(0, CLIENTS / PER_CONTACT), CLIENTS);
    const calls = load(server, { path: '/api/invoices?limit=20', tokens, connections: 10, seconds: 5, rate: 100 });
    const delays: number[] = [];
    for (let n = 0; n < ANNOUNCEMENTS; n++) {
      const heard = clients.allHear();
      await other.client.execute(
        `INSERT INTO event (type, actor, at) VALUES ('settings.changed', 'system', ${Date.now()})`,
      );
      const committed = performance.now();
      await Promise.race([heard, sleep(10_000)]);
      delays.push(performance.now() - committed);
      await sleep(200);
    }
    const { p99 } = await calls;
    const growth = server.memory - before;
    clients.close();
    return [
      { name: '1,000 live clients: more memory', value: growth, unit: 'MB', budget: { atMost: 100 } },
      { name: '1,000 live clients: p99 of other requests', value: p99, unit: 'ms', budget: { atMost: 250 } },
      {
        name: 'an event of another process reaches all',
        value: median(delays),
        unit: 'ms',
        budget: { atMost: 1000 },
        note: `slowest of ${ANNOUNCEMENTS}: ${Math.round(Math.max(...delays))} ms`,
      },
    ];
  } finally {
    await other.close();
    await server.stop();
  }
}

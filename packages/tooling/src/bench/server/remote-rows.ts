import path from 'node:path';

import { startHranaServer, type HranaServer } from '@client-portal/server/testing/hrana-server';

import type { Row } from '../report.js';
import { clientHeaders } from './load.js';
import { startPortal, type Portal } from './portal-server.js';
import { seedBusiness } from './seed-business.js';
import type { ServerProcess } from './server-process.js';

const VIEWS = {
  home: '/api/home',
  invoices: '/api/invoices?limit=20',
  'an invoice': '/api/invoices/inv_01k00000000000000000000003',
  profile: '/api/profile',
};
const TRIES = 5;

type Call = { server: ServerProcess; hrana: HranaServer; token: string };

/** The fewest round trips of some tries: work in the background asks the same database. */
async function roundTrips({ server, hrana, token }: Call, url: string, change?: object): Promise<number> {
  const counts: number[] = [];
  for (let n = 0; n < TRIES; n++) {
    const before = hrana.requests;
    const response = await fetch(server.origin + url, {
      method: change ? 'PATCH' : 'GET',
      headers: { ...clientHeaders(token), 'x-portal': '1', 'content-type': 'application/json' },
      ...(change ? { body: JSON.stringify(change) } : {}),
    });
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`${url} answers ${response.status}`);
    counts.push(hrana.requests - before);
  }
  return Math.min(...counts);
}

/** How often the portal asks a remote database for each panel and each change. */
export async function remoteRows(portal: Portal): Promise<Row[]> {
  const file = path.join(portal.dataDir, 'remote.db');
  const { tokens } = await seedBusiness(`file:${file}`, { contacts: 10, invoices: 300 });
  const hrana = await startHranaServer({ file });
  const server = await startPortal({ ...portal, databaseUrl: hrana.url });
  try {
    const call = { server, hrana, token: tokens[3]! };
    const rows: Row[] = [];
    for (const [name, url] of Object.entries(VIEWS)) {
      const value = await roundTrips(call, url);
      rows.push({ name: `remote database: ${name}`, value, unit: 'requests', budget: { atMost: 1 } });
    }
    const value = await roundTrips(call, '/api/profile', { phone: '+358 40 1234567' });
    rows.push({ name: 'remote database: a change of the profile', value, unit: 'requests', budget: { atMost: 2 } });
    return rows;
  } finally {
    await server.stop();
    await hrana.close();
  }
}

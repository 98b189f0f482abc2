import path from 'node:path';

import type { Row } from '../report.js';
import { median } from '../statistics.js';
import { load } from './load.js';
import { startPortal, type Portal } from './portal-server.js';
import { seedBusiness } from './seed-business.js';
import type { ServerProcess } from './server-process.js';

const PER_CONTACT = 100;
const ROUNDS = 4;

interface Place {
  server: ServerProcess;
  tokens: string[];
}

async function open(portal: Portal, invoices: number): Promise<Place> {
  const databaseUrl = `file:${path.join(portal.dataDir, `growth-${invoices}.db`)}`;
  const { tokens } = await seedBusiness(databaseUrl, { contacts: invoices / PER_CONTACT, invoices });
  return { server: await startPortal({ ...portal, databaseUrl }), tokens };
}

/** What the same list costs when the business has a thousand times as many invoices. */
export async function growthRows(portal: Portal): Promise<Row[]> {
  const [few, many] = [await open(portal, 1000), await open(portal, 1_000_000)];
  const cost = async ({ server, tokens }: Place) => {
    const some = tokens.filter((_, n) => n % Math.ceil(tokens.length / 500) === 0);
    const connections = 10;
    return (await load(server, { path: '/api/invoices?limit=20', tokens: some, connections, seconds: 2 }))
      .cpuPerRequest;
  };
  try {
    const ratios: number[] = [];
    for (let round = 0; round <= ROUNDS; round++) {
      const before = await cost(few);
      const ratio = (await cost(many)) / before;
      if (round > 0) ratios.push(ratio);
    }
    const name = 'list: processor time, 1,000,000 rows against 1,000';
    return [{ name, value: median(ratios), unit: '×', budget: { atMost: 1.6 } }];
  } finally {
    await Promise.all([few.server.stop(), many.server.stop()]);
  }
}

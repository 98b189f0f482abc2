import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { build } from '../build.js';
import { inRoot } from '../workspace.js';
import { report, type Row } from './report.js';
import { growthRows } from './server/growth-rows.js';
import { importRows } from './server/import-rows.js';
import { listRows } from './server/list-rows.js';
import { liveRows } from './server/live-rows.js';
import type { Portal } from './server/portal-server.js';
import { remoteRows } from './server/remote-rows.js';
import { seedBusiness } from './server/seed-business.js';
import { stallRows } from './server/stall-rows.js';
import { startRows } from './server/start-rows.js';
import { writeRows } from './server/write-rows.js';

/** Growth is not among them: it fills a database with a million rows first. */
const BY_DEFAULT = ['list', 'start', 'write', 'live', 'stall', 'import', 'remote'];

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    /** Another build to measure, such as that of an earlier commit. */
    program: { type: 'string' },
    /** The sections to measure, instead of those of `BY_DEFAULT`. */
    only: { type: 'string', multiple: true, default: BY_DEFAULT },
    seconds: { type: 'string', default: '10' },
  },
});

if (process.platform !== 'linux') throw new Error('This benchmark reads /proc: run it on Linux.');
if (!values.program) await build({ log: console.error });

const dataDir = await mkdtemp(path.join(tmpdir(), 'portal-bench-'));
try {
  const databaseUrl = `file:${path.join(dataDir, 'portal.db')}`;
  const program = path.resolve(values.program ?? inRoot('packages/server/dist/client-portal.js'));
  const portal: Portal = { program, dataDir, databaseUrl };
  const business = await seedBusiness(databaseUrl, { contacts: 500, invoices: 100_000 });
  const sections: Record<string, () => Promise<Row[]>> = {
    list: () => listRows(portal, business, Number(values.seconds)),
    start: () => startRows(portal),
    write: () => writeRows(portal),
    live: () => liveRows(portal, business),
    stall: () => stallRows(portal),
    import: () => importRows(portal, business),
    remote: () => remoteRows(portal),
    growth: () => growthRows(portal),
  };
  const rows: Row[] = [];
  for (const name of values.only) {
    const measure = sections[name];
    if (!measure) throw new Error(`There is no section "${name}". There are: ${Object.keys(sections).join(', ')}.`);
    rows.push(...(await measure()));
  }
  report(rows, values.json);
} finally {
  await rm(dataDir, { recursive: true, force: true });
}

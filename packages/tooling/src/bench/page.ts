import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { chromium, type Browser } from 'playwright-core';

import { chromeArgs, ensureBrowser } from '../browser.js';
import { build } from '../build.js';
import { inRoot } from '../workspace.js';
import { serveBenchSite, type BenchSite } from './page/bench-site.js';
import { panelRows, signInRows, type Pair } from './page/page-rows.js';
import { visit, type Credentials, type Speed } from './page/visit.js';
import { report, type Row } from './report.js';
import { startPortal } from './server/portal-server.js';
import { PASSWORD, seedBusiness } from './server/seed-business.js';

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, runs: { type: 'string', default: '7' } },
});

const PERSON: Credentials = { email: 'person0@mail.test', password: PASSWORD };

/** Visits in turns, after one of each that does not count. */
async function compare(browser: Browser, site: BenchSite, speed: Speed, person?: Credentials): Promise<Pair[]> {
  const pairs: Pair[] = [];
  for (let run = 0; run <= Number(values.runs); run++) {
    const floor = await visit(browser, `${site.url}/floor`, speed, person);
    const ours = await visit(browser, `${site.url}/${person ? 'invoices' : 'portal'}`, speed, person);
    if (run > 0) pairs.push({ floor, ours });
  }
  return pairs;
}

async function measure(site: BenchSite): Promise<Row[]> {
  const browser = await chromium.launch({ executablePath: ensureBrowser(), args: [...chromeArgs] });
  try {
    const rows: Row[] = [];
    for (const speed of ['plain', 'slow'] as const) {
      rows.push(...signInRows(speed, await compare(browser, site, speed)));
      rows.push(...panelRows(speed, await compare(browser, site, speed, PERSON)));
    }
    return rows;
  } finally {
    await browser.close();
  }
}

await build({ log: console.error });
const dataDir = await mkdtemp(path.join(tmpdir(), 'portal-bench-page-'));
const site = await serveBenchSite();
try {
  const databaseUrl = `file:${path.join(dataDir, 'portal.db')}`;
  await seedBusiness(databaseUrl, { contacts: 2, invoices: 40, site: site.url });
  const program = inRoot('packages/server/dist/client-portal.js');
  const portal = await startPortal({ program, dataDir, databaseUrl });
  site.use(portal.origin.replace('127.0.0.1', 'localhost'));
  try {
    report(await measure(site), values.json);
  } finally {
    await portal.stop();
  }
} finally {
  await site.close();
  await rm(dataDir, { recursive: true, force: true });
}

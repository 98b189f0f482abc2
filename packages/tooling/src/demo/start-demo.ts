import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import {
  createLog,
  createNodePortal,
  createTestProvider,
  manualProvider,
  readConfig,
  type NodePortal,
} from '@client-portal/server/node';

import { MailCatcher } from './inbox/mail-catcher.js';
import { serveInbox } from './inbox/serve-inbox.js';
import { explainPort } from './listen.js';
import { allowSite } from './seed/business.js';
import { demoUsers, type DemoUser } from './seed/contacts.js';
import { seed } from './seed/seed.js';
import { demoColleague, demoOwner } from './seed/staff.js';
import { serveSite } from './site.js';

export interface Demo {
  portal: string;
  site: string;
  inbox: string;
  users: Record<string, DemoUser>;
  /** Who works in the admin; the owner also needs the code that the inbox shows. */
  staff: { owner: typeof demoOwner; colleague: DemoUser };
  close(): Promise<void>;
}

export interface DemoOptions {
  /** The portal's; the site and the inbox take the next two. */
  port: number;
  dataDir: string;
  /** Starts with fresh data. */
  reset?: boolean;
}

/** Goes up when the seed changes, so that old data is not mistaken for it. */
const SEED_VERSION = 7;

async function openPortal({ port, dataDir }: DemoOptions, smtpUrl: string): Promise<NodePortal> {
  const seeded = path.join(dataDir, `seeded-${SEED_VERSION}`);
  const file = path.join(dataDir, 'demo.db');
  if (!existsSync(seeded)) for (const suffix of ['', '-wal', '-shm']) await rm(file + suffix, { force: true });
  const config = readConfig({
    PORT: String(port),
    PORTAL_URL: `http://localhost:${port}`,
    DATA_DIR: dataDir,
    DATABASE_URL: `file:${file}`,
    SMTP_URL: smtpUrl,
    MAIL_FROM: 'hello@northlight.example',
    LOG_LEVEL: 'warn',
  });
  const clock = { shift: 0 };
  const node = await createNodePortal(config, {
    log: createLog('warn', process.stderr),
    deps: { clock: () => Date.now() + clock.shift, payments: [createTestProvider(), manualProvider] },
  });
  if (existsSync(seeded)) return node;
  try {
    await seed(node, clock);
  } catch (error) {
    await node.close();
    throw error;
  }
  clock.shift = 0;
  await writeFile(seeded, '');
  return node;
}

/** Runs a whole business in this process: its portal, its site and its mail, over real HTTP and real SMTP. */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const { port, dataDir, reset = false } = options;
  if (reset)
    for (const name of ['demo.db', 'demo.db-wal', 'demo.db-shm', `seeded-${SEED_VERSION}`, 'inbox'])
      await rm(path.join(dataDir, name), { recursive: true, force: true });
  await mkdir(dataDir, { recursive: true });
  const closers: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const each of closers.splice(0).reverse()) await each();
  };
  try {
    const mails = await MailCatcher.start(path.join(dataDir, 'inbox'));
    closers.push(() => mails.close());
    const inbox = await serveInbox(mails, port + 2);
    closers.push(() => inbox.close());
    const node = await openPortal(options, mails.url);
    closers.push(() => node.close());
    const portal = `http://localhost:${port}`;
    const site = await serveSite(portal, port + 1);
    closers.push(() => site.close());
    await allowSite(node, site.url);
    await node.listen().catch((error: unknown) => Promise.reject(explainPort(error, port)));
    return {
      portal,
      site: site.url,
      inbox: inbox.url,
      users: demoUsers,
      staff: { owner: demoOwner, colleague: demoColleague },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

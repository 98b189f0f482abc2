import type { Logger } from 'pino';

import { migrate } from '../core/db/migrate.js';
import type { PortalDeps } from '../core/deps.js';
import { manualProvider } from '../core/payments/manual-provider.js';
import { createPortal, type Portal } from '../create-portal.js';
import { migrations } from '../migrations.js';
import { toClientIp } from './client-ip.js';
import type { NodeConfig } from './config.js';
import { openDatabase, type OpenDatabase } from './db/open-database.js';
import { loadFonts } from './fonts.js';
import { HttpServer, type Limits } from './http-server.js';
import { createLog } from './log.js';
import { createPasswords } from './passwords.js';
import { createOutbound } from './outbound.js';
import { hostOf, portOf } from './outbound-rules.js';
import { logged } from './request-log.js';
import { respond } from './respond.js';
import { loadSecret } from './secret-file.js';
import { createSmtpMailer, type SmtpMailer } from './smtp-mailer.js';
import { findPublicDir, StaticFiles } from './static-files.js';

const DRAIN_CAP = 25_000;

export interface NodePortalOptions {
  log?: Logger;
  /** Replaces what the portal would be given. */
  deps?: Partial<PortalDeps>;
  /** Where `portal.js` and `assets/` are. */
  publicDir?: string;
  limits?: Limits;
}

export interface NodePortal {
  portal: Portal;
  database: OpenDatabase;
  log: Logger;
  /** Serves and works in the background from now on; resolves with the port. */
  listen(): Promise<number>;
  /** Ends live streams, finishes what was begun and closes the database. False when that took too long and was broken off. */
  close(options?: { delay?: number }): Promise<boolean>;
}

/** The whole portal on Node: a database with its tables, mails, passwords, files and an HTTP server that does not listen yet. */
export async function createNodePortal(config: NodeConfig, options: NodePortalOptions = {}): Promise<NodePortal> {
  const log = options.log ?? createLog(config.logLevel);
  const secret = await loadSecret(config);
  const database = await openDatabase({ url: config.databaseUrl, authToken: config.databaseAuthToken });
  try {
    await migrate(database.client, migrations);
    const mailer = createSmtpMailer(config.smtpUrl, { allow: config.outboundAllow });
    const portal = await createPortal({
      db: database.db,
      ...(database.dataVersion ? { dataVersion: database.dataVersion } : {}),
      secret,
      url: config.url,
      mailFrom: config.mailFrom,
      mailer,
      passwords: createPasswords(),
      payments: [manualProvider],
      outbound: createOutbound({ allow: allowedOutside(config) }),
      clock: Date.now,
      log,
      fonts: loadFonts,
      ...options.deps,
    });
    return await assemble(config, options, { portal, database, log, mailer });
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** The portal may ask for its own page, wherever its address leads on this network. */
function allowedOutside({ url, outboundAllow }: NodeConfig): string {
  const own = new URL(url);
  return [`${hostOf(own)}:${portOf(own)}`, outboundAllow].filter(Boolean).join(',');
}

interface Parts {
  portal: Portal;
  database: OpenDatabase;
  log: Logger;
  mailer: SmtpMailer;
}

async function assemble(
  config: NodeConfig,
  { publicDir = findPublicDir(), limits }: NodePortalOptions,
  parts: Parts,
): Promise<NodePortal> {
  const { portal, database, log, mailer } = parts;
  let draining = false;
  const files = await StaticFiles.load(publicDir);
  const site = { portal, files, log, client: database.client, isDraining: () => draining };
  const server = new HttpServer((request, { incoming }) => {
    const ip = toClientIp(
      incoming.socket.remoteAddress,
      incoming.headers['x-forwarded-for'] as string | undefined,
      config.trustedProxies,
    );
    return logged(log, request, () => respond(site, request, ip));
  }, limits);
  let closing: Promise<boolean> | undefined;

  const drain = async (delay: number): Promise<boolean> => {
    draining = true;
    if (delay > 0) await pause(delay);
    const done = await within(DRAIN_CAP, Promise.all([server.drain(), portal.stop()]));
    if (!done) server.destroy();
    mailer.close();
    await database.close();
    return done;
  };
  return {
    portal,
    database,
    log,
    async listen() {
      if (files.isEmpty) log.warn({ publicDir }, 'There is no portal.js to serve; build it first');
      const port = await server.listen(config.port, config.host);
      portal.start();
      return port;
    },
    close: ({ delay = 0 } = {}) => (closing ??= drain(delay)),
  };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Whether the work was done in time. */
async function within(ms: number, work: Promise<unknown>): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<boolean>((resolve) => (timer = setTimeout(() => resolve(false), ms)));
  const done = await Promise.race([work.then(() => true), late]);
  clearTimeout(timer);
  return done;
}

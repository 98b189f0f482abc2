import type { Client } from '@libsql/client';
import { getPath } from 'hono/utils/url';
import type { Logger } from 'pino';

import type { Portal } from '../create-portal.js';
import { readSettings } from '../core/settings.js';
import { migrations } from '../migrations.js';
import { adminPage, adminPageStyles } from './admin-page.js';
import { portalPage, portalPageStyles } from './portal-page.js';
import type { StaticFiles } from './static-files.js';

const DATABASE_PATIENCE = 2000;

export interface Site {
  portal: Portal;
  client: Client;
  files: StaticFiles;
  log: Logger;
  /** True from the moment the process is asked to stop. */
  isDraining: () => boolean;
}

const status = (code: number, text: string) =>
  Response.json({ status: text }, { status: code, headers: { 'cache-control': 'no-store' } });

/** Whether the database answers and has every table that this build needs. */
async function isDatabaseReady(client: Client): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The database did not answer in time')), DATABASE_PATIENCE);
  });
  try {
    const { rows } = await Promise.race([client.execute('select count(*) as n from migration'), tooLate]);
    return Number(rows[0]?.['n']) >= migrations.length;
  } finally {
    clearTimeout(timer);
  }
}

async function readiness({ client, log, isDraining }: Site): Promise<Response> {
  if (isDraining()) return status(503, 'draining');
  try {
    return (await isDatabaseReady(client)) ? status(200, 'ready') : status(503, 'schema is older than this build');
  } catch (error) {
    log.warn({ error }, 'Not ready');
    return status(503, 'database does not answer');
  }
}

const PAGES: Readonly<Record<string, typeof portalPage>> = {
  '/': portalPage,
  '/admin': adminPage,
  '/admin/': adminPage,
};

/** Everything that this server answers: health, scripts, the page of its own, and the portal's API. */
export async function respond(site: Site, request: Request, clientIp: string): Promise<Response> {
  const path = getPath(request);
  if (path.startsWith('/api/')) return site.portal.fetch(request, { clientIp });
  if (path === '/healthz') return status(200, 'alive');
  if (path === '/readyz') return readiness(site);
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const page = isRead ? PAGES[path] : undefined;
  if (page) return page(await readSettings(site.portal.core.db), site.portal.core.url.startsWith('https:'));
  if (isRead && path === '/portal-page.css') return portalPageStyles();
  if (isRead && path === '/admin-page.css') return adminPageStyles();
  return (await site.files.respond(path, request)) ?? site.portal.fetch(request, { clientIp });
}

import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { Hono } from 'hono';

import { inRoot } from '../workspace.js';
import { listen, type Listening } from './listen.js';

const FOLDER = inRoot('examples/plain-html');
const PLACEHOLDER = 'https://portal.example.com';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.js': 'text/javascript; charset=utf-8',
};

/** The file behind a path: itself, or the index of the folder it names. */
function toFile(pathname: string): string | undefined {
  const name = path.extname(pathname) ? pathname : path.posix.join(pathname, 'index.html');
  const file = path.join(FOLDER, path.posix.normalize(name));
  return file.startsWith(FOLDER + path.sep) && TYPES[path.extname(file)] ? file : undefined;
}

async function readPage(file: string, portalUrl: string): Promise<Uint8Array | string | undefined> {
  try {
    return path.extname(file) === '.html'
      ? (await readFile(file, 'utf8')).replaceAll(PLACEHOLDER, portalUrl)
      : await readFile(file);
  } catch {
    return undefined;
  }
}

/** A business's site, with a content security policy as strict as the portal allows. */
const policy = (portalUrl: string) =>
  [
    "default-src 'none'",
    `script-src ${portalUrl}`,
    `connect-src ${portalUrl}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

/** Serves the sample business's site, whose snippet asks the portal at this address. */
export function serveSite(portalUrl: string, port: number): Promise<Listening> {
  const app = new Hono();
  app.get('*', async (c) => {
    const file = toFile(decodeURIComponent(c.req.path));
    const body = file && (await readPage(file, portalUrl));
    if (!file || body === undefined) return c.text('There is no such page.', 404);
    const headers = {
      'content-type': TYPES[path.extname(file)]!,
      'cache-control': 'no-cache',
      'content-security-policy': policy(portalUrl),
    };
    return c.body(typeof body === 'string' ? body : new Uint8Array(body), 200, headers);
  });
  return listen(app.fetch, port);
}

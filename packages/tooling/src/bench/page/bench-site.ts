import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

import { listen, type Listening } from '../../demo/listen.js';

export interface BenchSite {
  /** Where the business's pages stand. */
  url: string;
  /** From now on the pages name this portal. */
  use(portalUrl: string): void;
  close(): Promise<void>;
}

/** The element that each page shows, and where its script comes from. */
export const PAGES = {
  '/floor': 'vanilla-sign-in',
  '/portal': 'client-portal',
  '/invoices': 'portal-invoices',
} as const;
export type PagePath = keyof typeof PAGES;

const toPage = (tag: string, script: string) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>For clients</title><link rel="icon" href="data:,">
<style>body{font:16px/1.5 system-ui,sans-serif;margin:0}main{max-width:60rem;margin:auto;padding:1rem}</style>
<script type="module" src="${script}"></script></head>
<body><main><h1>For clients</h1><p>Everything you have with us, in one place.</p><${tag}></${tag}></main>
<footer><p>Northlight Studio</p></footer></body></html>`;

async function scripts(): Promise<(request: Request) => Response> {
  const read = async (name: string) => gzipSync(await readFile(fileURLToPath(new URL(`./${name}`, import.meta.url))));
  const files: Record<string, Buffer> = {
    '/vanilla-sign-in.js': await read('vanilla-sign-in.js'),
    '/vanilla-panel.js': await read('vanilla-panel.js'),
  };
  return (request) => {
    const body = files[new URL(request.url).pathname];
    if (!body) return new Response(null, { status: 404 });
    const headers = {
      'content-type': 'text/javascript',
      'content-encoding': 'gzip',
      'access-control-allow-origin': '*',
    };
    return new Response(new Uint8Array(body), { headers });
  };
}

/** A business's site with one page for each element; the floor's script comes from another origin, as the portal's does. */
export async function serveBenchSite(): Promise<BenchSite> {
  let portal = '';
  const floor: Listening = await listen(await scripts(), 0);
  const site = await listen((request) => {
    const { pathname } = new URL(request.url);
    const tag = PAGES[pathname as PagePath];
    if (!tag) return new Response(null, { status: 404 });
    const script =
      pathname === '/floor'
        ? `${floor.url}/vanilla-sign-in.js?portal=${encodeURIComponent(portal)}`
        : `${portal}/portal.js`;
    return new Response(toPage(tag, script), { headers: { 'content-type': 'text/html; charset=utf-8' } });
  }, 0);
  return {
    url: site.url,
    use: (url) => void (portal = url),
    close: async () => {
      await Promise.all([site.close(), floor.close()]);
    },
  };
}

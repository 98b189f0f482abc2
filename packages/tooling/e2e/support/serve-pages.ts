import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HostPage {
  html: string;
  /** Its content security policy, if it has one. */
  policy?: string;
}

export interface HostSite {
  /** The same pages under any name: `site.at('shop.localhost')` is `http://shop.localhost:<port>`. */
  at(host: string): string;
  close(): void;
}

/** The tag that the business copies, with the address of its portal. */
export const snippet = (portal: string): string => `<script type="module" src="${portal}/portal.js"></script>`;

/** A business's page whose body is given. */
export const hostPage = (body: string, { head = '', html = 'lang="en"' } = {}): string =>
  `<!doctype html><html ${html}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>The Shop</title><link rel="icon" href="data:,">${head}</head><body><h1>The Shop</h1>${body}</body></html>`;

/** Serves pages of a business's site by their paths. */
export async function servePages(pages: Record<string, HostPage>): Promise<HostSite> {
  const server = createServer((request, response) => {
    const page = pages[new URL(request.url ?? '/', 'http://localhost').pathname];
    response.statusCode = page ? 200 : 404;
    response.setHeader('content-type', 'text/html; charset=utf-8');
    if (page?.policy) response.setHeader('content-security-policy', page.policy);
    response.end(page?.html ?? 'There is no such page.');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    at: (host) => `http://${host}:${port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

import { http, HttpResponse, type HttpHandler } from 'msw';
import { setupWorker } from 'msw/browser';

import { createMockPortal, type MockPortal, type MockPortalOptions } from './mock-portal.js';

/** Handlers for msw that answer every request to the portal's address with the mock. */
export const mockHandlers = (mock: MockPortal): HttpHandler[] => [
  http.all(`${mock.url}/*`, async ({ request }) => {
    try {
      return await mock.fetch(request);
    } catch {
      return HttpResponse.error();
    }
  }),
];

export interface StartMocksOptions extends MockPortalOptions {
  /** The path of msw's worker file on this site; it must be at or above the page's. */
  worker?: string;
}

/** Boots a portal in this page and answers the page's requests to it, whoever makes them. */
export async function startMocks({ worker = '/mockServiceWorker.js', ...options }: StartMocksOptions = {}): Promise<MockPortal> {
  const mock = await createMockPortal(options);
  await setupWorker(...mockHandlers(mock)).start({
    serviceWorker: { url: worker },
    onUnhandledRequest: 'bypass',
    quiet: true,
  });
  return mock;
}

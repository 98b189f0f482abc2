import { http, HttpResponse, type HttpHandler } from 'msw';

import type { MockPortal } from './mock-portal.js';

/** Handlers for msw that answer every request to the portal's API with the mock; its address may be the page's own. */
export const mockHandlers = (mock: MockPortal): HttpHandler[] => [
  http.all(`${mock.url}/api/*`, async ({ request }) => {
    try {
      return await mock.fetch(request);
    } catch {
      return HttpResponse.error();
    }
  }),
];

import { http, HttpResponse, type HttpHandler } from 'msw';

import type { MockPortal } from './mock-portal.js';

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

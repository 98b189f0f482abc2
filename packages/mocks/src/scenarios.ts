import type { AppId } from '@client-portal/contract';
import { ERROR_STATUS, type ErrorCode } from '@client-portal/contract/errors';
import type { InvoicePage } from '@client-portal/contract/invoices';

import type { MockPortal } from './mock-portal.js';

type Next = (request: Request) => Promise<Response>;

/** A way in which things go wrong, put between the page and a working portal with `mock.use()`. */
export interface Scenario {
  name: ScenarioName;
  /** Answers instead of the portal, or after changing what it is asked. */
  answer?(request: Request, next: Next, mock: MockPortal): Promise<Response>;
  /** Changes the portal itself; answers with what changes it back. */
  enter?(mock: MockPortal): Promise<void | (() => Promise<void>)>;
}

/** What each scenario shows, in one line. */
export const SCENARIOS = {
  offline: 'No request gets through: fetch rejects as it does without a network.',
  slow: 'Every answer takes some milliseconds longer.',
  serverDown: 'A proxy answers 503 for a server that is not there; the body is not the portal’s.',
  internalError: 'Everything answers 500 `internal`.',
  signedOut: 'No request carries a session, whoever signs in.',
  expiredSession: 'All sessions end after some requests; signing in again works.',
  rateLimited: 'Everything answers 429 `rate_limited` with 30 seconds to wait.',
  originNotAllowed: 'The page’s origin is not on the allow-list.',
  appDisabled: 'The business switches an app off, while pages are open.',
  emptyInvoices: 'The invoices app is shown, and there are none.',
  checkoutFails: 'The payment provider is down: starting a payment fails.',
  staleData: 'Reads go on answering what they first answered, whatever is changed.',
  noLiveEvents: 'The live stream does not open.',
} as const;

export type ScenarioName = keyof typeof SCENARIOS;

const problem = (code: ErrorCode, headers: Record<string, string> = {}) =>
  new Response(
    JSON.stringify({
      type: 'about:blank',
      title: code,
      status: ERROR_STATUS[code],
      detail: code,
      code,
      requestId: 'req_mock',
    }),
    {
      status: ERROR_STATUS[code],
      headers: { 'content-type': 'application/problem+json', ...headers },
    },
  );

const pathOf = (request: Request) => new URL(request.url).pathname;

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => (clearTimeout(timer), reject(signal.reason as Error)), { once: true });
  });
}

async function withoutSession(request: Request): Promise<Request> {
  const body = request.body ? await request.clone().arrayBuffer() : null;
  const headers = new Headers(request.headers);
  headers.delete('authorization');
  return new Request(request.url, {
    method: request.method,
    headers,
    body,
    signal: request.signal,
    credentials: 'omit',
  });
}

function expiredSession(calls = 0): Scenario {
  let left = calls;
  let over = false;
  return {
    name: 'expiredSession',
    async answer(request, next, mock) {
      if (!over && left-- <= 0) {
        over = true;
        await mock.endSessions();
      }
      return next(request);
    },
  };
}

function appDisabled(app: AppId): Scenario {
  const enable = (mock: MockPortal, enabled: boolean) =>
    mock.changeSettings(({ apps }) => {
      apps[app] = { audience: 'everyone', tags: [], showEmpty: false, ...apps[app], enabled };
    });
  return {
    name: 'appDisabled',
    async enter(mock) {
      await enable(mock, false);
      return () => enable(mock, true);
    },
  };
}

function staleData(): Scenario {
  const first = new Map<string, Response>();
  return {
    name: 'staleData',
    async answer(request, next) {
      if (request.method !== 'GET' || pathOf(request) === '/api/events') return next(request);
      const known = first.get(request.url) ?? (await next(request));
      first.set(request.url, known);
      return known.clone();
    },
  };
}

const noInvoices: InvoicePage = { items: [], nextCursor: null };

/** Ways to go wrong, by name. Those that are functions take their measure; each call makes a fresh one. */
export const scenarios = {
  offline: { name: 'offline', answer: () => Promise.reject(new TypeError('Failed to fetch')) },
  slow: (ms = 1000): Scenario => ({
    name: 'slow',
    answer: async (request, next) => (await wait(ms, request.signal), next(request)),
  }),
  serverDown: {
    name: 'serverDown',
    answer: async () =>
      new Response('<h1>503 Service Unavailable</h1>', { status: 503, headers: { 'content-type': 'text/html' } }),
  },
  internalError: { name: 'internalError', answer: async () => problem('internal') },
  signedOut: { name: 'signedOut', answer: async (request, next) => next(await withoutSession(request)) },
  expiredSession,
  rateLimited: { name: 'rateLimited', answer: async () => problem('rate_limited', { 'retry-after': '30' }) },
  originNotAllowed: {
    name: 'originNotAllowed',
    async enter(mock) {
      await mock.changeSettings((settings) => void (settings.origins = []));
      return () => mock.changeSettings((settings) => void (settings.origins = [mock.origin]));
    },
  },
  appDisabled,
  emptyInvoices: {
    name: 'emptyInvoices',
    answer: async (request, next) =>
      request.method === 'GET' && pathOf(request) === '/api/invoices' ? Response.json(noInvoices) : next(request),
  },
  checkoutFails: {
    name: 'checkoutFails',
    async enter(mock) {
      mock.payments.down = true;
      return async () => void (mock.payments.down = false);
    },
  },
  staleData,
  noLiveEvents: {
    name: 'noLiveEvents',
    answer: async (request, next) => (pathOf(request) === '/api/events' ? problem('unavailable') : next(request)),
  },
} satisfies Record<ScenarioName, Scenario | ((...measure: never[]) => Scenario)>;

import { createMockPortal } from './create-mock-portal.js';
import type { MockPortal, MockPortalOptions } from './mock-portal.js';
import { standInForCheckout } from './stand-in-checkout.js';

export interface StartMocksOptions extends MockPortalOptions {
  /** The path of msw's worker file on this site; it must be at or above the page's. */
  worker?: string;
}

/**
 * Boots a portal in this page and answers the page's requests to it, whoever makes them; leaving for the test
 * checkout pays. Its clock goes with the page's, unless told otherwise.
 */
export async function startMocks({
  worker = '/mockServiceWorker.js',
  ...options
}: StartMocksOptions = {}): Promise<MockPortal> {
  const [mock, { setupWorker }, { mockHandlers }] = await Promise.all([
    createMockPortal({ now: Date.now(), ticks: true, ...options }),
    import('msw/browser'),
    import('./mock-handlers.js'),
  ]);
  await setupWorker(...mockHandlers(mock)).start({
    serviceWorker: { url: worker },
    onUnhandledRequest: 'bypass',
    quiet: true,
  });
  standInForCheckout(mock);
  return mock;
}

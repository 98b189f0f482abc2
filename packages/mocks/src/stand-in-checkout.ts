import { CHECKOUT_HASH } from './mock-payments.js';
import type { MockPortal } from './mock-portal.js';

const AT_THE_CHECKOUT = 800;

/**
 * Keeps the page where it is when it leaves for the mock's checkout, and pays there. A real visit would
 * reload the page and lose the database in its memory. Answers with what ends it.
 */
export function standInForCheckout(mock: MockPortal, delay = AT_THE_CHECKOUT): () => void {
  // Browsers without the Navigation API reload the page.
  const { navigation } = globalThis as { navigation?: Navigation };
  const stay = (event: NavigateEvent): void => {
    const { hash } = new URL(event.destination.url);
    if (!hash.startsWith(CHECKOUT_HASH) || !event.canIntercept) return;
    event.intercept({ handler: () => pay(mock, hash.slice(CHECKOUT_HASH.length), delay) });
  };
  navigation?.addEventListener('navigate', stay);
  return () => navigation?.removeEventListener('navigate', stay);
}

async function pay(mock: MockPortal, reference: string, delay: number): Promise<void> {
  history.replaceState(history.state, '', location.pathname + location.search);
  await mock.payments.settle('processing', reference);
  await new Promise((resolve) => setTimeout(resolve, delay));
  await mock.payments.settle('succeeded', reference);
}

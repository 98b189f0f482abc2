import { createMockPortal, interceptFetch, type MockPortal, type MockPortalOptions } from '@client-portal/mocks';
import { waitUntil as waitFor } from '@open-wc/testing';

import { sdk } from '../core/page-portal.js';

interface Registry {
  client: { pause(): void };
}

const registry = (globalThis as never as Record<symbol, Map<string, Registry>>)[Symbol.for('client-portal.clients')]!;

const here = crypto.randomUUID();

/** Test files run side by side on one origin: what one says to its tabs is not for the visitors of another. */
globalThis.BroadcastChannel = class extends BroadcastChannel {
  constructor(name: string) {
    super(`${name} ${here}`);
  }
};

/** Patient enough for a busy machine that fetches code for the first time. */
export const waitUntil = (check: () => unknown, message?: string): Promise<void> =>
  waitFor(check, message, { timeout: 6000 });

/** A page with a portal behind it for the tests of one file; new data and a new visitor for each test. */
export function usePortalPage(options: MockPortalOptions = {}): { readonly mock: MockPortal } {
  let mock: MockPortal;
  let release: () => void;
  before(async function () {
    this.timeout(20_000);
    mock = await createMockPortal(options);
    release = interceptFetch(mock);
  });
  beforeEach(async function () {
    this.currentTest?.timeout(20_000);
    await mock.reset();
    forgetVisitor();
    sdk.url = mock.url;
  });
  afterEach(forgetVisitor);
  after(() => {
    release();
    return mock.stop();
  });
  return {
    get mock() {
      return mock;
    },
  };
}

/** As if the page had just been opened by somebody new. */
function forgetVisitor(): void {
  for (const { client } of registry.values()) client.pause();
  registry.clear();
  sdk.linkToken = undefined;
  localStorage.clear();
  sessionStorage.clear();
  history.replaceState(null, '', location.pathname + location.search.replace(/[?&]portal=[^&]*/, ''));
}

/** The first element with this part in or below a shadow root. */
export function part(root: Element, name: string): HTMLElement | null {
  return deep(root, `[part~="${name}"]`);
}

/** `querySelector` through shadow roots. */
export function deep(root: Element, selector: string): HTMLElement | null {
  for (const tree of [root.shadowRoot, root]) {
    const found = tree?.querySelector<HTMLElement>(selector);
    if (found) return found;
    for (const child of tree?.querySelectorAll('*') ?? []) {
      const inside = child.shadowRoot && deep(child, selector);
      if (inside) return inside;
    }
  }
  return null;
}

/** Resolves with the first element that has this part. */
export async function partOf(root: Element, name: string): Promise<HTMLElement> {
  await waitUntil(() => part(root, name), `no part ${name}`);
  return part(root, name)!;
}

export const textOf = (root: Element): string =>
  (root.shadowRoot ?? root).textContent?.replace(/\s+/g, ' ').trim() ?? '';

/** Puts a value into one of the form's fields, as typing would. */
export function type(form: Element, name: string, value: string): void {
  const input = form.querySelector<HTMLInputElement>(`input[name="${name}"]`)!;
  input.value = value;
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

/** The element that has the focus, through shadow roots. */
export function focused(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

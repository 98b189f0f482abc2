import { portalContext } from '@client-portal/kit/client-context.js';

import type { PortalScope } from './portal-scope.js';

type Callback = (value: PortalScope, unsubscribe?: () => void) => void;

interface ContextRequest extends Event {
  context: unknown;
  contextTarget: Element;
  callback: Callback;
  subscribe?: boolean;
}

/**
 * Answers the elements inside `host` that ask for their portal, by the community's context protocol.
 * `@lit/context` has a provider too; this one is a third of its size. Returns what hands a new value down.
 */
export function providePortal(host: HTMLElement): (value: PortalScope) => void {
  const callbacks = new Map<Callback, () => void>();
  let current: PortalScope | undefined;
  host.addEventListener('context-request', (request) => {
    const event = request as ContextRequest;
    if (event.context !== portalContext || event.contextTarget === host) return;
    event.stopImmediatePropagation();
    const { callback } = event;
    const unsubscribe = () => callbacks.delete(callback);
    if (event.subscribe) callbacks.set(callback, unsubscribe);
    if (current) callback(current, unsubscribe);
  });
  return (value) => {
    current = value;
    for (const [callback, unsubscribe] of [...callbacks]) callback(value, unsubscribe);
  };
}

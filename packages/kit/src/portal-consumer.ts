import type { ReactiveController, ReactiveControllerHost } from 'lit';

import { portalContext, type PortalContext } from './client-context.js';

type Host = ReactiveControllerHost & HTMLElement;

/**
 * Asks the elements around `host` for their portal, by the community's context protocol, and draws it anew with each
 * answer. `@lit/context` has a consumer too; this one is a third of its size.
 */
export class PortalConsumer implements ReactiveController {
  /** What the portal around the element hands down; the last answer once that has gone. */
  value: PortalContext | undefined;
  readonly #host: Host;
  #unsubscribe: (() => void) | undefined;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    const request = new Event('context-request', { bubbles: true, composed: true });
    const details = { context: portalContext, contextTarget: this.#host, callback: this.#hear, subscribe: true };
    this.#host.dispatchEvent(Object.assign(request, details));
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  readonly #hear = (value: PortalContext | undefined, unsubscribe?: () => void): void => {
    if (this.#unsubscribe !== unsubscribe) this.#unsubscribe?.();
    this.#unsubscribe = unsubscribe;
    this.value = value;
    this.#host.requestUpdate();
  };
}

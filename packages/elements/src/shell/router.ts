import type { LitElement, ReactiveController } from 'lit';

import { isPlainClick } from '../core/plain-click.js';
import { PortalNavigateEvent } from '../core/portal-events.js';
import { readView, toView, toViewAddress } from '../core/view-address.js';

interface PortalEntry {
  portal?: { scroll?: number } | undefined;
}

/** Keeps the open view in the page's address, beside whatever else the page has there and in its history. */
export class Router implements ReactiveController {
  /** Such as `invoices/inv_01k…`; empty for the first page. */
  view = readView();
  /** How often the person has opened something. */
  arrival = 0;
  readonly #host: LitElement;
  readonly #changed: () => void;

  constructor(host: LitElement, changed: () => void) {
    this.#host = host;
    this.#changed = changed;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('popstate', this.#popped);
    this.view = readView();
  }

  hostDisconnected(): void {
    removeEventListener('popstate', this.#popped);
  }

  readonly toHref = (view: string): string => toViewAddress(toView(view));

  readonly navigate = (view: string): void => {
    const next = toView(view);
    if (!this.#host.dispatchEvent(new PortalNavigateEvent(next))) return;
    if (next !== this.view) {
      history.replaceState(withPortal({ scroll: scrollY }), '');
      history.pushState(withPortal({}), '', toViewAddress(next) + location.hash);
    }
    this.#show(next);
    void this.#host.updateComplete.then(
      () => this.#host.getBoundingClientRect().top < 0 && this.#host.scrollIntoView(),
    );
  };

  readonly follow =
    (view: string) =>
    (event: MouseEvent): void => {
      if (!isPlainClick(event)) return;
      event.preventDefault();
      this.navigate(view);
    };

  // The browser puts the scroll position back too early, when the list is not drawn again yet.
  readonly #popped = (): void => {
    const view = readView();
    if (view === this.view) return;
    this.#show(view);
    const scroll = (history.state as PortalEntry | null)?.portal?.scroll;
    if (scroll !== undefined) requestAnimationFrame(() => scrollTo(0, scroll));
  };

  #show(view: string): void {
    this.view = view;
    this.arrival += 1;
    this.#changed();
  }
}

/** The page's own state stays as it is; frameworks keep their bookkeeping there. */
const withPortal = (portal: PortalEntry['portal']): PortalEntry => ({ ...(history.state as object | null), portal });

import type { LitElement, ReactiveController } from 'lit';

const PARAMETER = /(?:^|[?&])admin=([^&]*)/;
const VIEW = /^[\w/.,:;=~@+-]{0,300}$/;

interface HistoryEntry {
  admin?: { scroll?: number } | undefined;
}

/** A view, or nothing when it has characters that no view has. */
const toView = (value: string): string => (VIEW.test(value) ? value.replace(/^\/+|\/+$/g, '') : '');

function readView(): string {
  try {
    return toView(decodeURIComponent(PARAMETER.exec(location.search)?.[1] ?? ''));
  } catch {
    return '';
  }
}

/** Keeps the open view in the page's address (`?admin=contacts/ctc_…`), beside whatever else the page has there. */
export class AdminRouter implements ReactiveController {
  /** Such as `contacts/ctc_01k…`; empty for the start. */
  view = readView();
  /** How often something was opened; the heading takes the focus with each. */
  arrival = 0;
  readonly #host: LitElement;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('popstate', this.#popped);
    this.view = readView();
  }

  hostDisconnected(): void {
    removeEventListener('popstate', this.#popped);
  }

  /** The page's address with another view; whatever else stands in it stays as it is. */
  readonly toHref = (view: string): string => {
    const others = location.search
      .slice(1)
      .split('&')
      .filter((part) => part && !part.startsWith('admin='));
    const wanted = toView(view);
    if (wanted) others.push(`admin=${wanted.replace(/[+]/g, '%2B')}`);
    return `${location.pathname}${others.length ? `?${others.join('&')}` : ''}`;
  };

  readonly navigate = (view: string, { replace = false }: { replace?: boolean } = {}): void => {
    const next = toView(view);
    if (replace) history.replaceState(history.state, '', this.toHref(next) + location.hash);
    else if (next !== this.view) {
      history.replaceState(withAdmin({ scroll: scrollY }), '');
      history.pushState(withAdmin({}), '', this.toHref(next) + location.hash);
    }
    this.view = next;
    if (!replace) {
      this.arrival += 1;
      void this.#host.updateComplete.then(
        () => this.#host.getBoundingClientRect().top < 0 && this.#host.scrollIntoView(),
      );
    }
    this.#host.requestUpdate();
  };

  // The browser puts the scroll position back too early, when the list is not drawn again yet.
  readonly #popped = (): void => {
    const view = readView();
    if (view === this.view) return;
    this.view = view;
    this.arrival += 1;
    this.#host.requestUpdate();
    const scroll = (history.state as HistoryEntry | null)?.admin?.scroll;
    if (scroll !== undefined)
      void this.#host.updateComplete.then(() => requestAnimationFrame(() => scrollTo(0, scroll)));
  };
}

/** The page's own state stays as it is; frameworks keep their bookkeeping there. */
const withAdmin = (admin: HistoryEntry['admin']): HistoryEntry => ({ ...(history.state as object | null), admin });

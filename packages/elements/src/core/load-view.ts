import type { PortalError } from '@client-portal/contract/errors';
import { DelayedLoading } from '@client-portal/kit/delayed-loading.js';
import { translate } from '@client-portal/kit/i18n.js';
import type { KitLocale } from '@client-portal/kit/locale-controller.js';
import { OnlineController } from '@client-portal/kit/online-controller.js';
import { errorView, offlineBanner } from '@client-portal/kit/views.js';
import { html, nothing, type ReactiveControllerHost } from 'lit';

import { toSentence } from './failure-view.js';
import { panelMessages } from './panel-messages.js';
import type { PortalTranslate } from './portal-messages.js';

/** What a `QueryController` and a `PagesController` have in common. */
interface Source {
  readonly error: PortalError | undefined;
  readonly pending: boolean;
  readonly updatedAt: number | undefined;
  readonly reload: () => Promise<void>;
}

export interface LoadViewParts<T> {
  skeleton: () => unknown;
  content: (value: T) => unknown;
  /** What to say when it is not there, or not any more. */
  gone: () => unknown;
}

/** The sentence for a failure, for whoever is in front of the panel. */
export function failureSentence({ lang }: KitLocale, error: PortalError): string {
  const t: PortalTranslate = (key, params) => translate(panelMessages, lang, key, params);
  return toSentence(t, error);
}

/** Draws what a query brings: a placeholder, the content, how old it is when it could not be refreshed, or what went wrong. */
export class LoadView {
  readonly #locale: KitLocale;
  readonly #source: Source;
  readonly #loading: DelayedLoading;
  readonly #online: OnlineController;
  readonly #saysOffline: () => boolean;

  /** `saysOffline` is for what stands on a page by itself: inside the portal, and inside a panel, it is said already. */
  constructor(
    host: ReactiveControllerHost,
    locale: KitLocale,
    source: Source,
    saysOffline: () => boolean = () => false,
  ) {
    this.#locale = locale;
    this.#source = source;
    this.#saysOffline = saysOffline;
    this.#loading = new DelayedLoading(host);
    this.#online = new OnlineController(host);
  }

  render<T>(value: T | undefined, { skeleton, content, gone }: LoadViewParts<T>) {
    const { error } = this.#source;
    this.#loading.pending(value === undefined && !error);
    if (this.#loading.visible) return skeleton();
    if (error?.code === 'not_found') return gone();
    if (value !== undefined) return html`${this.#renderStale()}${content(value)}`;
    // Too soon to show, but its height is kept free: nothing jumps when it, or the content, comes.
    return error ? this.#renderFailure(error) : html`<div class="held">${skeleton()}</div>`;
  }

  #renderStale() {
    const { error, updatedAt } = this.#source;
    if (this.#online.offline) return this.#saysOffline() ? offlineBanner(this.#locale, updatedAt) : nothing;
    if (!error || error.code === 'unauthenticated') return nothing;
    return html`<div class="banner warning" part="stale" role="status">
      <span>${failureSentence(this.#locale, error)}</span>
      <button class="link-button" type="button" @click=${this.#source.reload}>${this.#locale.kit('retry')}</button>
    </div>`;
  }

  #renderFailure(error: PortalError) {
    return errorView(this.#locale, {
      // The request id has a line of its own.
      message:
        error.code === 'internal'
          ? translate(panelMessages, this.#locale.lang, 'notLoaded')
          : failureSentence(this.#locale, error),
      requestId: error.requestId,
      onRetry: () => void this.#source.reload(),
      busy: this.#source.pending,
    });
  }
}

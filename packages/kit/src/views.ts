import { html, nothing, type TemplateResult } from 'lit';

import { announce } from './announce.js';
import { alertIcon, copyIcon, offlineIcon, type Icon } from './icons.js';
import type { KitLocale } from './locale-controller.js';
import { time } from './time.js';

type Content = TemplateResult | string | typeof nothing | undefined;

/** What will be here, and what to do now. */
export const emptyView = (options: {
  title: string;
  text?: string | undefined;
  icon?: Icon | undefined;
  action?: Content;
}) => html`
  <div class="view" part="empty">
    ${options.icon ? html`<span class="view-icon">${options.icon(20)}</span>` : nothing}
    <p class="view-title">${options.title}</p>
    ${options.text ? html`<p class="muted">${options.text}</p>` : nothing}
    ${options.action ? html`<div class="view-action">${options.action}</div>` : nothing}
  </div>
`;

export interface ErrorViewOptions {
  /** What happened and whether anything was lost, in the reader's language. */
  message?: string | undefined;
  title?: string | undefined;
  requestId?: string | undefined;
  onRetry?: (() => void) | undefined;
  busy?: boolean | undefined;
}

/** What happened, what to do, and the request id to tell support. */
export const errorView = (locale: KitLocale, options: ErrorViewOptions) => html`
  <div class="view" part="error" role="alert">
    <span class="view-icon danger">${navigator.onLine ? alertIcon(20) : offlineIcon(20)}</span>
    <p class="view-title">${options.title ?? locale.kit('errorTitle')}</p>
    <p class="muted">${navigator.onLine ? options.message : locale.kit('errorOffline')}</p>
    ${
      options.onRetry
        ? html`<div class="view-action">
          <button class="button" part="retry" type="button" aria-busy=${options.busy ? 'true' : 'false'} @click=${options.onRetry}>
            ${locale.kit('retry')}
          </button>
        </div>`
        : nothing
    }
    ${options.requestId ? requestIdLine(locale, options.requestId) : nothing}
  </div>
`;

/** A request id, small, with a button that copies it. */
export const requestIdLine = (locale: KitLocale, requestId: string) => html`
  <p class="request-id">
    ${locale.kit('requestId')} <code>${requestId}</code>
    <button
      class="button quiet small icon-only"
      type="button"
      aria-label=${locale.kit('copyId')}
      @click=${async (event: Event) => {
        const button = event.currentTarget as Element;
        await navigator.clipboard.writeText(requestId);
        announce(button, locale.kit('copied'));
      }}
    >
      ${copyIcon(14)}
    </button>
  </p>
`;

/** Above content that could not be refreshed. `since` is when it was last fresh. */
export const offlineBanner = (locale: KitLocale, since?: number) => html`
  <div class="banner" part="offline" role="status">
    ${offlineIcon()}
    <span>
      ${
        since === undefined
          ? locale.kit('offlineNow')
          : locale
              .kit('offline', { time: '\u0000' })
              .split('\u0000')
              .map((piece, index) => html`${index ? time(since, locale.lang) : nothing}${piece}`)
      }
    </span>
  </div>
`;

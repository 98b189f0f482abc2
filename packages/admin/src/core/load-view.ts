import { DelayedLoading } from '@client-portal/kit/delayed-loading.js';
import type { KitLocale } from '@client-portal/kit/locale-controller.js';
import { TaskStatus } from '@lit/task';
import { html, type ReactiveControllerHost } from 'lit';

import { failureSentence, failureView } from './failure.js';

export interface LoadViewParts<T> {
  skeleton: () => unknown;
  content: (value: T) => unknown;
}

interface Source<T> {
  value: T | undefined;
  error: unknown;
  reload: () => void;
}

/** A `RequestTask`, or a `PagedRequest` with the items loaded so far. */
export type Request<T> =
  | { readonly status: TaskStatus; readonly value: T | undefined; readonly error: unknown; run(): Promise<void> }
  | { readonly items: T | undefined; readonly error: unknown; reload(): Promise<void> };

/** Draws a request: a placeholder without flicker, the content (kept during a reload), or what went wrong, with a retry. */
export class LoadView {
  readonly #locale: KitLocale;
  readonly #loading: DelayedLoading;

  constructor(host: ReactiveControllerHost, locale: KitLocale) {
    this.#locale = locale;
    this.#loading = new DelayedLoading(host);
  }

  render<T>(request: Request<T>, { skeleton, content }: LoadViewParts<T>) {
    const { value, error, reload } = toSource(request);
    this.#loading.pending(value === undefined && error === undefined);
    if (this.#loading.visible) return skeleton();
    if (value !== undefined)
      return html`${error === undefined ? '' : this.#renderStale(error, reload)}${content(value)}`;
    return error === undefined ? html`<div class="held">${skeleton()}</div>` : failureView(this.#locale, error, reload);
  }

  #renderStale(error: unknown, reload: () => void) {
    return html`<div class="banner warning" part="stale" role="status">
      <span>${failureSentence(this.#locale, error)}</span>
      <button class="link-button" type="button" @click=${reload}>${this.#locale.kit('retry')}</button>
    </div>`;
  }
}

function toSource<T>(request: Request<T>): Source<T> {
  if ('items' in request) {
    return { value: request.items, error: request.error, reload: () => void request.reload() };
  }
  const error = request.status === TaskStatus.ERROR ? request.error : undefined;
  return { value: request.value, error, reload: () => void request.run() };
}

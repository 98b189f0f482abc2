import { findLang, translate } from '@client-portal/kit/i18n.js';
import type { LitElement, ReactiveController } from 'lit';

import { areaMessages, type AreaMessages } from './area-messages.js';

interface Where {
  view: string;
  business: string;
  keep: boolean;
}

/** Keeps the page's title in step with what is open, and gives the page its own one back at the end. */
export class PageTitle implements ReactiveController {
  readonly #host: LitElement;
  #own: string | undefined;
  #where: Where = { view: '', business: '', keep: true };
  #named: string | undefined;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#own = document.title;
  }

  hostDisconnected(): void {
    if (this.#own !== undefined && !this.#where.keep) document.title = this.#own;
  }

  /** Says where the person is; what an area called its page is forgotten with the next view. */
  at(where: Where): void {
    if (where.view !== this.#where.view) this.#named = undefined;
    this.#where = where;
    this.#write();
  }

  name(title: string): void {
    this.#named = title;
    this.#write();
  }

  #write(): void {
    const { view, business, keep } = this.#where;
    if (keep || !this.#host.isConnected) return;
    const t = (key: keyof AreaMessages, params?: Record<string, string>) =>
      translate(areaMessages, findLang(this.#host), key, params);
    const key = `area:${view.split('/')[0]}` as keyof AreaMessages;
    const page = this.#named || (key in areaMessages.english ? t(key) : t('admin'));
    document.title = business ? t('title', { page, business }) : page;
  }
}

import { ContextConsumer } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

import { portalContext } from './client-context.js';
import { type Catalogue, findLang, type MessageParams, type Messages, toDirection, translate } from './i18n.js';
import { kitMessages, type KitMessages } from './messages.js';

// Labels stay blank this long while a language loads, rather than flash in English.
const PATIENCE = 1000;

const controllers = new Set<{ refresh(): void }>();
let watcher: MutationObserver | undefined;

/** What the kit's templates need to speak: pass the element's `LocaleController`. */
export interface KitLocale {
  readonly lang: string;
  readonly kit: (key: keyof KitMessages, params?: MessageParams) => string;
}

/**
 * An element's language: the closest `lang` around it, else the browser's. Follows changes of `lang` in the page, loads the
 * app's messages, and updates the host. Put `lang` and `dir` on the wrapper.
 */
export class LocaleController<M extends Messages> implements ReactiveController, KitLocale {
  lang = 'en';
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #catalogue: Catalogue<M>;
  readonly #context: ContextConsumer<typeof portalContext, ReactiveControllerHost & HTMLElement>;
  #waiting = false;

  constructor(host: ReactiveControllerHost & HTMLElement, catalogue: Catalogue<M>) {
    this.#host = host;
    this.#catalogue = catalogue;
    this.#context = new ContextConsumer(host, { context: portalContext, subscribe: true });
    host.addController(this);
  }

  get dir(): 'ltr' | 'rtl' {
    return toDirection(this.lang);
  }

  /** False while the language's messages are on their way; `t()` answers with an empty string then. */
  get ready(): boolean {
    return !this.#waiting;
  }

  /** The message in this element's language, with the business's own terms. */
  readonly t = (key: keyof M & string, params?: MessageParams): string =>
    this.#waiting ? '' : translate(this.#catalogue, this.lang, key, params, this.#context.value);

  /** The same for the words of the kit's own primitives. */
  readonly kit = (key: keyof KitMessages, params?: MessageParams): string =>
    this.#waiting ? '' : translate(kitMessages, this.lang, key, params, this.#context.value);

  hostConnected(): void {
    if (!controllers.size)
      watcher = new MutationObserver(() => controllers.forEach((controller) => controller.refresh()));
    // A shadow root is not part of the document's tree; an element around this one may set the language inside it.
    for (const root of [document, this.#host.getRootNode()]) {
      watcher!.observe(root, { subtree: true, attributes: true, attributeFilter: ['lang'] });
    }
    controllers.add(this);
    this.refresh();
  }

  hostDisconnected(): void {
    controllers.delete(this);
    if (!controllers.size) watcher?.disconnect();
  }

  refresh(): void {
    const lang = findLang(this.#host);
    if (lang !== this.lang) this.#host.requestUpdate();
    this.lang = lang;
    const catalogues = [this.#catalogue, kitMessages];
    this.#waiting = !catalogues.every((catalogue) => catalogue.isReady(lang));
    if (!this.#waiting) return;
    const patience = setTimeout(() => this.#settle(lang), PATIENCE);
    void Promise.all(catalogues.map((catalogue) => catalogue.load(lang))).then(() => {
      clearTimeout(patience);
      this.#settle(lang);
    });
  }

  #settle(lang: string): void {
    if (lang !== this.lang) return;
    this.#waiting = false;
    this.#host.requestUpdate();
  }
}

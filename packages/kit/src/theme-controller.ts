import type { LitElement, ReactiveController } from 'lit';

import { looksDark, toNeutralDeclarations } from './neutral-theme.js';
import { pageBackground } from './page-background.js';
import type { readTheme } from './read-theme.js';
import { isInsideTheme, themed } from './themed-roots.js';

/** `host` stands on the page's own background; `auto` follows the reader's system. */
export type ThemeName = 'auto' | 'light' | 'dark' | 'host';

/** What the element knows about its theme; `--portal-*` set by the page wins over colours given here. */
export interface ThemeOptions {
  theme?: ThemeName | undefined;
  accent?: string | undefined;
  surface?: string | undefined;
  text?: string | undefined;
  /** Keeps colours from one visit to the next, so that the first thing drawn has the right ones. */
  memory?: ThemeMemory | undefined;
}

export interface ThemeMemory {
  recall(scheme: string): string | undefined;
  keep(scheme: string, declarations: string): void;
}

const RETRY = 10_000;

const controllers = new Set<ThemeController>();
let watcher: MutationObserver | undefined;
let darkQuery: MediaQueryList | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
let read: typeof readTheme | undefined;
let loading: Promise<void> | undefined;

const refreshAll = (): void => controllers.forEach((controller) => controller.refresh());

/** Resolves when colours are exact, or could not be yet; until then they are those of last time, else without an accent. */
export function loadTheme(): Promise<void> {
  return (loading ??= import('./read-theme.js').then(
    (module) => {
      read = module.readTheme;
      refreshAll();
    },
    () => {
      loading = undefined;
      setTimeout(loadTheme, RETRY);
    },
  ));
}

// The first view does not wait for this code, so that it is on its way before there is an element.
if (globalThis.document) void loadTheme();

// Some pages write to the style of <body> on every frame.
function refreshSoon(): void {
  timer ??= setTimeout(() => {
    timer = undefined;
    refreshAll();
  }, 50);
}

function watch(): void {
  if (!watcher) {
    watcher = new MutationObserver(refreshSoon);
    darkQuery = matchMedia('(prefers-color-scheme: dark)');
  }
  const filter = {
    attributes: true,
    attributeFilter: ['class', 'style', 'data-theme', 'data-bs-theme', 'data-color-scheme'],
  };
  watcher.observe(document.documentElement, filter);
  if (document.body) watcher.observe(document.body, filter);
  darkQuery?.addEventListener('change', refreshSoon);
}

function unwatch(): void {
  watcher?.disconnect();
  darkQuery?.removeEventListener('change', refreshSoon);
}

/**
 * Gives an element its colours, as a style sheet of its own shadow root: from `--portal-*` on the page, else the options,
 * else the page's accent. Inside another portal element it does nothing, so colours come down by inheritance.
 */
export class ThemeController implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: () => ThemeOptions;
  #sheet: CSSStyleSheet | undefined;
  #last = '';
  #rules = '';
  #kept = '';

  constructor(host: LitElement, options: () => ThemeOptions = () => ({})) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    if (!controllers.size) watch();
    controllers.add(this);
    this.refresh();
  }

  hostDisconnected(): void {
    controllers.delete(this);
    if (!controllers.size) unwatch();
  }

  hostUpdate(): void {
    if (this.#host.isConnected && JSON.stringify(this.#options()) !== this.#last) this.refresh();
  }

  /** Reads the page again; for changes that no attribute of `<html>` or `<body>` tells. */
  refresh(): void {
    const root = this.#host.renderRoot as ShadowRoot;
    const options = this.#options();
    this.#last = JSON.stringify(options);
    if (!options.theme && isInsideTheme(this.#host)) {
      themed.delete(root);
      this.#apply('');
      return;
    }
    if (!this.#sheet) {
      this.#sheet = new CSSStyleSheet();
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, this.#sheet];
    }
    themed.add(root);
    const paint = options.theme && options.theme !== 'host' ? 'background:var(--_surface);' : '';
    this.#apply(`:host{${this.#declare(root, options)}}.portal{${paint}}`);
  }

  #declare(root: ShadowRoot, options: ThemeOptions): string {
    const { theme = 'host', memory } = options;
    const systemIsDark = darkQuery!.matches;
    const background = pageBackground(this.#host);
    const dark = theme === 'dark' || (theme === 'auto' ? systemIsDark : theme === 'host' && looksDark(background));
    const scheme = dark ? 'dark' : 'light';
    if (!read) {
      const surface = theme === 'host' ? background : dark ? '#17171b' : '#fff';
      return memory?.recall(scheme) ?? toNeutralDeclarations(surface, dark);
    }
    const declarations = read(root, options, systemIsDark);
    if (memory && declarations !== this.#kept) memory.keep(scheme, (this.#kept = declarations));
    return declarations;
  }

  #apply(rules: string): void {
    if (rules === this.#rules) return;
    this.#rules = rules;
    this.#sheet?.replaceSync(rules);
  }
}

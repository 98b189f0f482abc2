import type { LitElement, ReactiveController } from 'lit';

import { isDark, resolveColor, type Rgb } from './color.js';
import { createTheme, toDeclarations, type ThemeInput } from './theme.js';

/** `host` stands on the page's own background; `auto` follows the reader's system. */
export type ThemeName = 'auto' | 'light' | 'dark' | 'host';

/** What the element knows about its theme; `--portal-*` set by the page wins over colours given here. */
export interface ThemeOptions {
  theme?: ThemeName | undefined;
  accent?: string | undefined;
  surface?: string | undefined;
  text?: string | undefined;
}

const DEFAULT_ACCENT = '#3550d4';
// Where site builders and frameworks keep the colour of the site's buttons.
const HOST_ACCENTS = [
  '--wp--preset--color--primary',
  '--wp--preset--color--accent',
  '--bs-primary',
  '--color-primary',
  '--primary-color',
  '--accent-color',
  '--brand',
];

const themed = new WeakSet<Node>();
const controllers = new Set<ThemeController>();
let watcher: MutationObserver | undefined;
let darkQuery: MediaQueryList | undefined;

const refreshAll = (): void => controllers.forEach((controller) => controller.refresh());

function watch(): void {
  if (!watcher) {
    watcher = new MutationObserver(refreshAll);
    darkQuery = matchMedia('(prefers-color-scheme: dark)');
  }
  const filter = {
    attributes: true,
    attributeFilter: ['class', 'style', 'data-theme', 'data-bs-theme', 'data-color-scheme'],
  };
  watcher.observe(document.documentElement, filter);
  if (document.body) watcher.observe(document.body, filter);
  darkQuery?.addEventListener('change', refreshAll);
}

function unwatch(): void {
  watcher?.disconnect();
  darkQuery?.removeEventListener('change', refreshAll);
}

/** The first opaque background behind an element, through shadow roots; white when nothing paints one. */
export function pageBackground(element: Element): string {
  for (let at: Element | null = element; at; at = at.parentElement ?? (at.getRootNode() as ShadowRoot).host ?? null) {
    const color = getComputedStyle(at).backgroundColor;
    if (color && color !== 'transparent' && !/[,/]\s*0\)$/.test(color)) return color;
  }
  return 'white';
}

/** The outermost shadow root of ours around a node: where toasts and live regions stand. */
export function portalRoot(node: Node): ShadowRoot | undefined {
  let found: ShadowRoot | undefined;
  for (let root = node.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode()) {
    if (themed.has(root)) found = root;
  }
  const own = (node as Element).shadowRoot;
  return found ?? own ?? undefined;
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
    if (JSON.stringify(this.#options()) !== this.#last) this.refresh();
  }

  /** Reads the page again; for changes that no attribute of `<html>` or `<body>` tells. */
  refresh(): void {
    const root = this.#host.renderRoot as ShadowRoot;
    const options = this.#options();
    this.#last = JSON.stringify(options);
    this.#sheet?.replaceSync('');
    const page = getComputedStyle(this.#host);
    if (page.getPropertyValue('--_scheme') && !options.theme) return;
    if (!this.#sheet) {
      this.#sheet = new CSSStyleSheet();
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, this.#sheet];
    }
    themed.add(root);
    const input = this.#read(root, page, options);
    const paint = options.theme && options.theme !== 'host' ? 'background:var(--_surface);' : '';
    this.#sheet.replaceSync(`:host{--_scheme:${input.scheme};${toDeclarations(createTheme(input))}}.portal{${paint}}`);
  }

  #read(root: ShadowRoot, page: CSSStyleDeclaration, options: ThemeOptions): ThemeInput {
    const color = (value: string | undefined): Rgb | undefined =>
      value ? resolveColor(root, value.trim()) : undefined;
    const token = (name: string, fallback?: string): Rgb | undefined =>
      color(page.getPropertyValue(`--portal-${name}`)) ?? color(fallback);
    const theme = options.theme ?? 'host';
    const background =
      token('surface', options.surface) ?? (theme === 'host' ? color(pageBackground(this.#host)) : undefined);
    const dark =
      theme === 'dark' ||
      (theme === 'auto' ? darkQuery!.matches : theme === 'host' && !!background && isDark(background));
    return {
      scheme: dark ? 'dark' : 'light',
      // A surface made for the other scheme would turn the text invisible.
      surface: background && isDark(background) === dark ? background : undefined,
      accent: token('accent', options.accent) ?? this.#hostAccent(page, color) ?? color(DEFAULT_ACCENT)!,
      text: token('text', options.text),
      danger: token('danger'),
      success: token('success'),
      warning: token('warning'),
    };
  }

  #hostAccent(page: CSSStyleDeclaration, color: (value: string | undefined) => Rgb | undefined): Rgb | undefined {
    if (page.accentColor && page.accentColor !== 'auto') return color(page.accentColor);
    for (const name of HOST_ACCENTS) {
      const found = color(page.getPropertyValue(name));
      if (found) return found;
    }
    return undefined;
  }
}

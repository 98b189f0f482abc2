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

let timer: ReturnType<typeof setTimeout> | undefined;

// Some pages write to the style of <body> on every frame.
function refreshSoon(): void {
  timer ??= setTimeout(() => {
    timer = undefined;
    controllers.forEach((controller) => controller.refresh());
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

/** The first opaque background behind an element, through shadow roots; white when nothing paints one. */
export function pageBackground(element: Element): string {
  for (let at: Element | null = element; at; at = at.parentElement ?? (at.getRootNode() as ShadowRoot).host ?? null) {
    const color = getComputedStyle(at).backgroundColor;
    if (color && color !== 'transparent' && !/[,/]\s*0\)$/.test(color)) return color;
  }
  return 'white';
}

/** Where a node's inherited properties come from: its slot, its parent, or the host of its root. */
const above = (node: Node): Node | null =>
  (node as Element).assignedSlot ?? node.parentNode ?? (node as ShadowRoot).host ?? null;

/** The outermost shadow root of ours around a node: where toasts and live regions stand. */
export function portalRoot(node: Node): ShadowRoot | undefined {
  let found = (node as Element).shadowRoot ?? undefined;
  for (let at: Node | null = node; at; at = above(at)) if (themed.has(at)) found = at as ShadowRoot;
  return found;
}

function isInsideTheme(host: Element): boolean {
  for (let at = above(host); at; at = above(at)) if (themed.has(at)) return true;
  return false;
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
    const page = getComputedStyle(this.#host);
    if (!this.#sheet) {
      this.#sheet = new CSSStyleSheet();
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, this.#sheet];
    }
    themed.add(root);
    const input = this.#read(root, page, options);
    // On a ground of its own the content keeps away from the edge.
    const ground = 'background:var(--_surface);padding:clamp(var(--_12),4%,var(--_24));border-radius:var(--_radius-outer);';
    const paint = options.theme && options.theme !== 'host' ? ground : '';
    this.#apply(`:host{--_scheme:${input.scheme};${toDeclarations(createTheme(input))}}.portal{${paint}}`);
  }

  #apply(rules: string): void {
    if (rules === this.#rules) return;
    this.#rules = rules;
    this.#sheet?.replaceSync(rules);
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

import { isDark, resolveColor, type Rgb } from './color.js';
import { pageBackground } from './page-background.js';
import type { ThemeOptions } from './theme-controller.js';
import { createTheme, toDeclarations, type ThemeInput } from './theme.js';

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

type ToColor = (value: string | undefined) => Rgb | undefined;

/** The colours of an element as declarations: from `--portal-*` on the page, else the options, else the page's accent. */
export function readTheme(root: ShadowRoot, options: ThemeOptions, systemIsDark: boolean): string {
  const input = readInput(root, options, systemIsDark);
  return `--_scheme:${input.scheme};${toDeclarations(createTheme(input))}`;
}

function readInput(root: ShadowRoot, options: ThemeOptions, systemIsDark: boolean): ThemeInput {
  const page = getComputedStyle(root.host);
  const color: ToColor = (value) => (value ? resolveColor(root, value.trim()) : undefined);
  const token = (name: string, fallback?: string): Rgb | undefined =>
    color(page.getPropertyValue(`--portal-${name}`)) ?? color(fallback);
  const theme = options.theme ?? 'host';
  const background =
    token('surface', options.surface) ?? (theme === 'host' ? color(pageBackground(root.host)) : undefined);
  const dark =
    theme === 'dark' || (theme === 'auto' ? systemIsDark : theme === 'host' && !!background && isDark(background));
  return {
    scheme: dark ? 'dark' : 'light',
    // A surface made for the other scheme would turn the text invisible.
    surface: background && isDark(background) === dark ? background : undefined,
    accent: token('accent', options.accent) ?? hostAccent(page, color) ?? color(DEFAULT_ACCENT)!,
    text: token('text', options.text),
    danger: token('danger'),
    success: token('success'),
    warning: token('warning'),
  };
}

function hostAccent(page: CSSStyleDeclaration, color: ToColor): Rgb | undefined {
  if (page.accentColor && page.accentColor !== 'auto') return color(page.accentColor);
  for (const name of HOST_ACCENTS) {
    const found = color(page.getPropertyValue(name));
    if (found) return found;
  }
  return undefined;
}

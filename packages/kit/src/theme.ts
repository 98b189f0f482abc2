import { contrast, fromOklch, isDark, repair, toOklch, type Rgb } from './color.js';

/** What a theme is made from; everything else is derived. */
export interface ThemeInput {
  accent: Rgb;
  scheme: 'light' | 'dark';
  /** The background that the portal stands on. White, or a tinted near-black, when unset. */
  surface?: Rgb | undefined;
  text?: Rgb | undefined;
  danger?: Rgb | undefined;
  success?: Rgb | undefined;
  warning?: Rgb | undefined;
}

/** Private tokens (`--_` and this name) with their colours. */
export type ThemeColors = ReturnType<typeof createTheme>;

const WHITE: Rgb = [1, 1, 1];
const HUES = { danger: 0.47, success: 2.65, warning: 1.25 } as const;

/** White text where a small correction of the fill allows it, dark text otherwise. */
function toFill(color: Rgb): { fill: Rgb; on: Rgb } {
  if (contrast(color, WHITE) >= 2.6) return { fill: repair(color, [WHITE], 4.5), on: WHITE };
  const [, chroma, hue] = toOklch(color);
  return { fill: color, on: fromOklch([0.2, Math.min(chroma, 0.04), hue]) };
}

/** All colours of a theme, with 4.5 proven for text and 3 for the edges of controls. */
export function createTheme(input: ThemeInput) {
  const neutrals = createNeutrals(input);
  const backgrounds = [neutrals.surface, neutrals.raised, neutrals.sunken, neutrals.hover];
  return { ...neutrals, ...createAccents(input, backgrounds), ...createMeanings(input, backgrounds) };
}

const isDarkScheme = ({ scheme }: ThemeInput): boolean => scheme === 'dark';

function createNeutrals(input: ThemeInput) {
  const dark = isDarkScheme(input);
  const [, accentChroma, accentHue] = toOklch(input.accent);
  const tint = Math.min(accentChroma * 0.06, input.scheme === 'dark' ? 0.012 : 0.007);
  const surface = input.surface ?? (dark ? fromOklch([0.19, tint, accentHue]) : WHITE);
  const [base, chroma, hue] = toOklch(surface);
  const isNeutral = chroma < 0.004;
  /** A neutral at a distance from the surface, towards the text. */
  const away = (distance: number): Rgb =>
    fromOklch([base + (dark ? distance : -distance), isNeutral ? tint : chroma, isNeutral ? accentHue : hue]);

  const raised = dark ? away(0.045) : surface;
  const sunken = away(dark ? -0.03 : 0.02);
  const hover = away(dark ? 0.06 : 0.035);
  const backgrounds = [surface, raised, sunken, hover];
  return {
    surface,
    raised,
    sunken,
    hover,
    border: away(dark ? 0.13 : 0.09),
    'border-control': repair(away(dark ? 0.2 : 0.25), [surface, raised], 3),
    text: repair(input.text ?? away(dark ? 0.76 : 0.78), backgrounds, 7),
    muted: repair(away(dark ? 0.5 : 0.46), backgrounds, 4.5),
  };
}

/** A tinted background a little away from the surface. */
function soft(input: ThemeInput, surface: Rgb, hue: number, chroma: number): Rgb {
  return fromOklch([toOklch(surface)[0] + (isDarkScheme(input) ? 0.09 : -0.05), chroma, hue]);
}

function createAccents(input: ThemeInput, backgrounds: readonly Rgb[]) {
  const [, chroma, hue] = toOklch(input.accent);
  const accentSoft = soft(input, backgrounds[0]!, hue, Math.min(chroma, isDarkScheme(input) ? 0.045 : 0.03));
  const { fill, on } = toFill(input.accent);
  return {
    accent: fill,
    'accent-hover': toHover(fill, on),
    'on-accent': on,
    'accent-edge': repair(fill, backgrounds, 3),
    'accent-text': repair(input.accent, [...backgrounds, accentSoft], 4.5),
    'accent-soft': accentSoft,
  };
}

function createMeanings(input: ThemeInput, backgrounds: readonly Rgb[]) {
  const dark = isDarkScheme(input);
  const meaning = (name: keyof typeof HUES) => {
    const given = input[name] ?? fromOklch([dark ? 0.76 : 0.53, name === 'danger' ? 0.19 : 0.13, HUES[name]]);
    const background = soft(input, backgrounds[0]!, toOklch(given)[2], dark ? 0.045 : 0.035);
    return { background, text: repair(given, [...backgrounds, background], 4.5) };
  };
  const [danger, success, warning] = [meaning('danger'), meaning('success'), meaning('warning')];
  const { fill, on } = toFill(input.danger ?? fromOklch([0.55, 0.2, HUES.danger]));
  return {
    danger: danger.text,
    'danger-soft': danger.background,
    'danger-fill': fill,
    'danger-hover': toHover(fill, on),
    'on-danger': on,
    success: success.text,
    'success-soft': success.background,
    warning: warning.text,
    'warning-soft': warning.background,
  };
}

/** Hover moves away from the text on the fill, so contrast can only grow. */
function toHover(fill: Rgb, on: Rgb): Rgb {
  const [lightness, chroma, hue] = toOklch(fill);
  return fromOklch([lightness + (isDark(on) ? 0.04 : -0.05), chroma, hue]);
}

/** The theme as declarations for a style sheet. */
export function toDeclarations(theme: ThemeColors): string {
  const toCss = (rgb: Rgb): string => `rgb(${rgb.map((c) => Math.round(c * 255)).join(' ')})`;
  return Object.entries(theme)
    .map(([name, rgb]) => `--_${name}:${toCss(rgb)};`)
    .join('');
}

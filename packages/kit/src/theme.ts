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
  const dark = input.scheme === 'dark';
  const [, accentChroma, hue] = toOklch(input.accent);
  const tint = Math.min(accentChroma * 0.12, 0.014);
  const surface = input.surface ?? (dark ? fromOklch([0.19, tint, hue]) : WHITE);
  const [base, baseChroma, baseHue] = toOklch(surface);
  const isNeutral = baseChroma < 0.004;
  /** A neutral at a distance from the surface, towards the text. */
  const away = (distance: number): Rgb =>
    fromOklch([base + (dark ? distance : -distance), isNeutral ? tint : baseChroma, isNeutral ? hue : baseHue]);

  const raised = dark ? away(0.045) : surface;
  const sunken = dark ? away(-0.03) : away(0.02);
  const hover = away(dark ? 0.06 : 0.035);
  const backgrounds = [surface, raised, sunken, hover];
  const soft = (towards: number, chroma: number): Rgb => fromOklch([base + (dark ? 0.09 : -0.05), chroma, towards]);

  const accentSoft = soft(hue, Math.min(accentChroma, dark ? 0.045 : 0.03));
  const { fill, on } = toFill(input.accent);
  const [fillLightness, fillChroma, fillHue] = toOklch(fill);
  const meaning = (name: keyof typeof HUES) => {
    const given = input[name] ?? fromOklch([dark ? 0.76 : 0.53, name === 'danger' ? 0.19 : 0.13, HUES[name]]);
    const background = soft(toOklch(given)[2], dark ? 0.045 : 0.035);
    return { background, text: repair(given, [...backgrounds, background], 4.5) };
  };
  const danger = meaning('danger');
  const success = meaning('success');
  const warning = meaning('warning');
  const dangerFill = toFill(input.danger ?? fromOklch([0.55, 0.2, HUES.danger]));

  return {
    surface,
    raised,
    sunken,
    hover,
    border: away(dark ? 0.13 : 0.09),
    'border-control': repair(away(dark ? 0.2 : 0.25), [surface, raised], 3),
    text: repair(input.text ?? away(dark ? 0.76 : 0.78), backgrounds, 7),
    muted: repair(away(dark ? 0.5 : 0.46), backgrounds, 4.5),
    accent: fill,
    'accent-hover': toFillHover(fillLightness, fillChroma, fillHue, on),
    'on-accent': repair(on, [fill], 4.5),
    'accent-edge': repair(fill, backgrounds, 3),
    'accent-text': repair(input.accent, [...backgrounds, accentSoft], 4.5),
    'accent-soft': accentSoft,
    danger: danger.text,
    'danger-soft': danger.background,
    'danger-fill': dangerFill.fill,
    'on-danger': dangerFill.on,
    success: success.text,
    'success-soft': success.background,
    warning: warning.text,
    'warning-soft': warning.background,
  };
}

/** Hover moves away from the text on the fill, so contrast can only grow. */
function toFillHover(lightness: number, chroma: number, hue: number, on: Rgb): Rgb {
  return fromOklch([lightness + (isDark(on) ? 0.04 : -0.05), chroma, hue]);
}

/** The theme as declarations for a style sheet. */
export function toDeclarations(theme: ThemeColors): string {
  const toCss = (rgb: Rgb): string => `rgb(${rgb.map((c) => Math.round(c * 255)).join(' ')})`;
  return Object.entries(theme)
    .map(([name, rgb]) => `--_${name}:${toCss(rgb)};`)
    .join('');
}

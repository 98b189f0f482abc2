/** Red, green and blue from 0 to 1, in sRGB. */
export type Rgb = readonly [number, number, number];

/** OKLCH: lightness 0 to 1, chroma 0 to about 0.37, hue in radians. */
export type Lch = readonly [number, number, number];

const toLinear = (c: number): number => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
const toGamma = (c: number): number => (c <= 0.003131 ? c * 12.92 : 1.055 * c ** (1 / 2.4) - 0.055);

export function toOklch(rgb: Rgb): Lch {
  const [r, g, b] = rgb.map(toLinear) as unknown as Rgb;
  const l = Math.cbrt(0.412221 * r + 0.536333 * g + 0.051446 * b);
  const m = Math.cbrt(0.211903 * r + 0.6807 * g + 0.107397 * b);
  const s = Math.cbrt(0.088302 * r + 0.281719 * g + 0.629979 * b);
  const a = 1.977998 * l - 2.428592 * m + 0.450594 * s;
  const bb = 0.025904 * l + 0.782772 * m - 0.808676 * s;
  return [0.210454 * l + 0.793618 * m - 0.004072 * s, Math.hypot(a, bb), Math.atan2(bb, a)];
}

function toUnbounded([lightness, chroma, hue]: Lch): Rgb {
  const a = chroma * Math.cos(hue);
  const b = chroma * Math.sin(hue);
  const l = (lightness + 0.396338 * a + 0.215804 * b) ** 3;
  const m = (lightness - 0.105561 * a - 0.063854 * b) ** 3;
  const s = (lightness - 0.089484 * a - 1.291486 * b) ** 3;
  return [
    4.076742 * l - 3.307712 * m + 0.23097 * s,
    -1.268438 * l + 2.609757 * m - 0.341319 * s,
    -0.004196 * l - 0.703419 * m + 1.707615 * s,
  ];
}

/** The nearest colour a screen can show, in whole 8-bit steps; chroma gives way, lightness and hue stay. */
export function fromOklch([lightness, chroma, hue]: Lch): Rgb {
  const l = Math.min(1, Math.max(0, lightness));
  let fits = toUnbounded([l, 0, hue]);
  let [low, high] = [0, chroma];
  for (let i = 0; i < 12; i++) {
    const tried = i ? (low + high) / 2 : chroma;
    const rgb = toUnbounded([l, tried, hue]);
    if (rgb.every((c) => c > -0.0005 && c < 1.0005)) {
      fits = rgb;
      low = tried;
      if (!i) break;
    } else high = tried;
  }
  return fits.map((c) => Math.round(toGamma(Math.min(1, Math.max(0, c))) * 255) / 255) as unknown as Rgb;
}

const luminance = (rgb: Rgb): number => {
  const [r, g, b] = rgb.map(toLinear) as unknown as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

/** WCAG contrast, 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [x, y] = [luminance(a) + 0.05, luminance(b) + 0.05];
  return x > y ? x / y : y / x;
}

/** Whether light text reads better than dark text on this colour. */
export const isDark = (rgb: Rgb): boolean => luminance(rgb) < 0.18;

/** The same hue, moved away in lightness from every background until each contrast is reached. */
export function repair(color: Rgb, backgrounds: readonly Rgb[], ratio: number): Rgb {
  const [lightness, chroma, hue] = toOklch(color);
  const step = isDark(backgrounds[0] ?? [1, 1, 1]) ? 0.01 : -0.01;
  let fixed = color;
  for (let l = lightness; l > -0.02 && l < 1.02 && backgrounds.some((b) => contrast(fixed, b) < ratio); ) {
    l += step;
    fixed = fromOklch([l, chroma, hue]);
  }
  return fixed;
}

/** Any CSS colour as the browser understands it inside `root`; undefined when it is not one. */
export function resolveColor(root: ShadowRoot | HTMLElement, value: string): Rgb | undefined {
  const probe = document.createElement('span');
  probe.style.color = `color-mix(in srgb, ${value}, ${value})`;
  if (!value || !probe.style.color) return undefined;
  root.append(probe);
  const [r, g, b, alpha = 1] = (
    getComputedStyle(probe)
      .color.split('srgb')[1]
      ?.match(/-?[\d.]+(e-?\d+)?/g) ?? []
  ).map(Number);
  probe.remove();
  if (r === undefined || g === undefined || b === undefined || alpha === 0) return undefined;
  return [r, g, b].map((c) => Math.min(1, Math.max(0, c))) as unknown as Rgb;
}

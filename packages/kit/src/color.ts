/** Red, green and blue from 0 to 1, in sRGB. */
export type Rgb = readonly [number, number, number];

/** OKLCH: lightness 0 to 1, chroma 0 to about 0.37, hue in radians. */
export type Lch = readonly [number, number, number];

const toLinear = (c: number): number => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
const toGamma = (c: number): number => (c <= 0.0031308 ? c * 12.92 : 1.055 * c ** (1 / 2.4) - 0.055);

export function toOklch(rgb: Rgb): Lch {
  const [r, g, b] = rgb.map(toLinear) as unknown as Rgb;
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const bb = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return [0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s, Math.hypot(a, bb), Math.atan2(bb, a)];
}

function toUnbounded([lightness, chroma, hue]: Lch): Rgb {
  const a = chroma * Math.cos(hue);
  const b = chroma * Math.sin(hue);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
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

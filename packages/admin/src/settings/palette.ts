import { contrast, type Rgb, toOklch } from '@client-portal/kit/color.js';

export interface PaletteColor {
  /** `#rrggbb` */
  color: string;
  /** Of white text on it, to one. */
  contrast: number;
}

const WHITE: Rgb = [1, 1, 1];
const HUES = 24;
const MIN_CHROMA = 0.04;

interface Bucket {
  weight: number;
  sum: [number, number, number];
}

const toHex = (rgb: Rgb): string =>
  `#${rgb
    .map((part) =>
      Math.round(part * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;

/** The telling colours of a picture, the most telling first: greys, near-whites and what can be seen through do not count. */
export function paletteOf(pixels: Uint8ClampedArray, count = 4): PaletteColor[] {
  const buckets = new Map<number, Bucket>();
  for (let at = 0; at < pixels.length; at += 4) {
    if (pixels[at + 3]! < 128) continue;
    const rgb: Rgb = [pixels[at]! / 255, pixels[at + 1]! / 255, pixels[at + 2]! / 255];
    const [lightness, chroma, hue] = toOklch(rgb);
    if (chroma < MIN_CHROMA || lightness > 0.96 || lightness < 0.12) continue;
    const turn = (((hue / (2 * Math.PI)) % 1) + 1) % 1;
    const key = Math.floor(turn * HUES) * 4 + Math.floor(lightness * 4);
    const bucket = buckets.get(key) ?? { weight: 0, sum: [0, 0, 0] };
    bucket.weight += chroma;
    rgb.forEach((part, index) => (bucket.sum[index]! += part * chroma));
    buckets.set(key, bucket);
  }
  const sorted = [...buckets.values()].sort((a, b) => b.weight - a.weight);
  const all = sorted.reduce((total, { weight }) => total + weight, 0);
  return sorted
    .filter(({ weight }) => weight >= all * 0.03)
    .slice(0, count)
    .map(({ weight, sum }): PaletteColor => {
      const rgb: Rgb = [sum[0] / weight, sum[1] / weight, sum[2] / weight];
      return { color: toHex(rgb), contrast: Math.round(contrast(rgb, WHITE) * 10) / 10 };
    });
}

const SIDE = 64;

/** The palette of a picture file, read in the browser; empty where it cannot be drawn. */
export async function readPalette(file: Blob): Promise<PaletteColor[]> {
  try {
    const bitmap = await createImageBitmap(file);
    const scale = Math.min(1, SIDE / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(bitmap.width * scale));
    canvas.height = Math.max(1, Math.round(bitmap.height * scale));
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) return [];
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    return paletteOf(context.getImageData(0, 0, canvas.width, canvas.height).data);
  } catch {
    return [];
  }
}

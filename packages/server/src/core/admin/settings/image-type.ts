import type { UploadedImage } from '@client-portal/contract/admin';

type ImageType = UploadedImage['type'];

const startsWith = (bytes: Uint8Array, signature: readonly number[], at = 0): boolean =>
  signature.every((byte, index) => bytes[at + index] === byte);

const ascii = (text: string): number[] => Array.from(text, (char) => char.charCodeAt(0));

/** What a picture is by its first bytes, whatever its name says; undefined for anything that is none of these. */
export function imageTypeOf(bytes: Uint8Array): ImageType | undefined {
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (startsWith(bytes, ascii('GIF87a')) || startsWith(bytes, ascii('GIF89a'))) return 'image/gif';
  if (startsWith(bytes, ascii('RIFF')) && startsWith(bytes, ascii('WEBP'), 8)) return 'image/webp';
  return undefined;
}

/** Whether it could be an SVG: markup at the beginning, after what a text may begin with. */
export const looksLikeSvg = (bytes: Uint8Array): boolean =>
  /^\uFEFF?\s*<(\?xml|!doctype|!--|svg)/i.test(new TextDecoder().decode(bytes.subarray(0, 200)));

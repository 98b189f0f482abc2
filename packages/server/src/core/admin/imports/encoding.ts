import type { ImportEncoding } from '@client-portal/contract/admin';

const BOMS: [ImportEncoding, number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

const hasBom = (head: Uint8Array, bom: number[]) => bom.every((byte, index) => head[index] === byte);

/** Where nearly every second byte is zero, the text is Latin letters in UTF-16. */
function zeros(head: Uint8Array): { even: number; odd: number } {
  let even = 0;
  let odd = 0;
  for (let index = 0; index + 1 < head.length; index += 2) {
    if (head[index] === 0) even += 1;
    if (head[index + 1] === 0) odd += 1;
  }
  const pairs = Math.max(1, head.length >> 1);
  return { even: even / pairs, odd: odd / pairs };
}

/** What the first bytes give away: a byte order mark, or UTF-16 without one. Undefined for all other text. */
export function encodingOfHead(head: Uint8Array): ImportEncoding | undefined {
  const marked = BOMS.find(([, bom]) => hasBom(head, bom));
  if (marked) return marked[0];
  const { even, odd } = zeros(head.subarray(0, 4096));
  if (odd > 0.4 && even < 0.1) return 'utf-16le';
  if (even > 0.4 && odd < 0.1) return 'utf-16be';
  return undefined;
}

/** The encoding of a whole file: what its head says, else UTF-8 where every byte fits, else what Western spreadsheets write. */
export async function guessEncoding(chunks: AsyncIterable<Uint8Array>): Promise<ImportEncoding> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let isHead = true;
  try {
    for await (const chunk of chunks) {
      const told = isHead ? encodingOfHead(chunk) : undefined;
      if (told) return told;
      isHead = false;
      decoder.decode(chunk, { stream: true });
    }
    decoder.decode();
    return 'utf-8';
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return 'windows-1252';
  }
}

/** Text that comes in pieces, without a byte order mark. What does not fit the encoding becomes U+FFFD. */
export async function* decode(
  chunks: AsyncIterable<Uint8Array>,
  encoding: ImportEncoding,
): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) {
    const text = decoder.decode(chunk, { stream: true });
    if (text) yield text;
  }
  const rest = decoder.decode();
  if (rest) yield rest;
}

import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

const DECOMPRESSORS: Record<string, () => NodeJS.ReadWriteStream> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

function decoded(message: IncomingMessage): Readable {
  const encoding = message.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  if (encoding === 'identity' || encoding === '') return message;
  const create = DECOMPRESSORS[encoding];
  if (!create) throw new Error(`The answer is encoded as "${encoding}", which was not asked for`);
  const decompressor = create() as unknown as Readable & NodeJS.WritableStream;
  message.on('error', (error) => decompressor.destroy(error));
  return message.pipe(decompressor as never);
}

/** The beginning of an answer as text. Compressed answers count as what they unpack to, so a small bomb stays small. */
export async function readBody(message: IncomingMessage, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let left = maxBytes;
  try {
    for await (const chunk of decoded(message) as AsyncIterable<Buffer>) {
      chunks.push(chunk.subarray(0, left));
      left -= Math.min(left, chunk.length);
      if (left === 0) break;
    }
  } finally {
    message.destroy();
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

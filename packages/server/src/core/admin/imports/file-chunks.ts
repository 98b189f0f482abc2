import { PortalError } from '@client-portal/contract/errors';
import { and, asc, eq, gt, gte } from 'drizzle-orm';

import { expectChange, tryWrite } from '../../db/change.js';
import type { PortalDatabase } from '../../db/database.js';
import type { Core } from '../../deps.js';
import { MAX_BYTES } from './limits.js';
import { importChunk, imports, type ImportRecord } from './schema.js';

const CHUNK = 256 * 1024;

export const fileTooLarge = () =>
  new PortalError(
    'payload_too_large',
    'The file is larger than 20 MB. Split it into several files, or leave out columns that are not needed',
  );

/** Groups what arrives into pieces of one size, so that a file sent byte by byte is not a row a byte. */
async function* pieces(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  const piece = new Uint8Array(CHUNK);
  let filled = 0;
  for await (const part of body as unknown as AsyncIterable<Uint8Array>) {
    for (let from = 0; from < part.length; ) {
      const taken = part.subarray(from, from + CHUNK - filled);
      piece.set(taken, filled);
      filled += taken.length;
      from += taken.length;
      if (filled < CHUNK) continue;
      yield piece.slice();
      filled = 0;
    }
  }
  if (filled > 0) yield piece.slice(0, filled);
}

const interrupted = () =>
  new PortalError('conflict', 'The file was sent twice at once, or its import has begun. Ask how much has arrived', {
    reason: 'offset',
  });

/**
 * Stores a file, or the part of it that begins at `offset`, as it arrives. Resolves with how many bytes are there now.
 * @throws PortalError `payload_too_large`, or `conflict` when the part does not begin where the last one ended.
 */
export async function storeFile(
  core: Core,
  row: ImportRecord,
  offset: number,
  body: ReadableStream<Uint8Array>,
): Promise<number> {
  await startAt(core, row, offset);
  let received = offset;
  for await (const data of pieces(body)) {
    if (received + data.length > MAX_BYTES) throw fileTooLarge();
    const { db } = core;
    const done = await tryWrite(db, [
      db
        .update(imports)
        .set({ received: received + data.length })
        .where(and(eq(imports.id, row.id), eq(imports.state, 'uploading'), eq(imports.received, received))),
      expectChange(db),
      db.insert(importChunk).values({ importId: row.id, start: received, data }),
    ]);
    if (!done) throw interrupted();
    received += data.length;
  }
  return received;
}

/** From the beginning everything is forgotten that was sent before. */
async function startAt({ db }: Core, { id, received }: ImportRecord, offset: number): Promise<void> {
  const isOpen = and(
    eq(imports.id, id),
    eq(imports.state, 'uploading'),
    offset === 0 ? undefined : gte(imports.received, offset),
  );
  if (offset > 0 && offset !== received) throw interrupted();
  const done = await tryWrite(db, [
    db.update(imports).set({ received: offset }).where(isOpen),
    expectChange(db),
    db.delete(importChunk).where(and(eq(importChunk.importId, id), gte(importChunk.start, offset))),
  ]);
  if (!done) throw interrupted();
}

/** The file's bytes from its beginning, a piece at a time. */
export async function* readFile(db: PortalDatabase, importId: string): AsyncGenerator<Uint8Array, void, undefined> {
  for (let after = -1; ; ) {
    const [chunk] = await db
      .select({ start: importChunk.start, data: importChunk.data })
      .from(importChunk)
      .where(and(eq(importChunk.importId, importId), gt(importChunk.start, after)))
      .orderBy(asc(importChunk.start))
      .limit(1);
    if (!chunk) return;
    yield chunk.data;
    after = chunk.start;
  }
}

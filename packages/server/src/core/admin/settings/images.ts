import type { ImageKind, UploadedImage } from '@client-portal/contract/admin';
import { PortalError } from '@client-portal/contract/errors';
import { and, eq, lte, sql } from 'drizzle-orm';
import { customType, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

import { DAY } from '../../clock.js';
import { write } from '../../db/change.js';
import { setting } from '../../db/schema.js';
import type { Core } from '../../deps.js';
import type { Actor } from '../../events.js';
import type { Job } from '../../jobs.js';
import { imageTypeOf, looksLikeSvg } from './image-type.js';

// Drizzle's own type makes a Node `Buffer`, which browsers do not have.
const bytesColumn = customType<{ data: Uint8Array<ArrayBuffer>; driverData: Uint8Array<ArrayBuffer> | ArrayBuffer }>({
  dataType: () => 'blob',
  fromDriver: (value) => new Uint8Array(value),
});

export const image = sqliteTable('image', {
  id: text().primaryKey(),
  type: text().$type<UploadedImage['type']>().notNull(),
  bytes: bytesColumn().notNull(),
  createdBy: text('created_by').notNull(),
  createdAt: integer('created_at').notNull(),
});

const KIB = 1024;
const LIMITS: Record<ImageKind, number> = { logo: 512 * KIB, favicon: 512 * KIB, image: 1024 * KIB };

export const SETTING_OF = { logo: 'logoUrl', favicon: 'faviconUrl', image: 'imageUrl' } as const satisfies Record<
  ImageKind,
  string
>;

const addressOf = (core: Core, id: string): string => `${core.url}/api/images/${id}`;

/** The id of a picture that this server keeps; undefined for another address. */
export const imageIdOf = (core: Core, url: string | null): string | undefined =>
  url?.startsWith(`${core.url}/api/images/`) ? url.split('/').at(-1) : undefined;

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const tooLarge = (kind: ImageKind): PortalError =>
  new PortalError('payload_too_large', `A ${kind} may have ${LIMITS[kind] / KIB} KiB. Save it smaller, or as WebP`);

function typeOf(bytes: Uint8Array): UploadedImage['type'] {
  const type = imageTypeOf(bytes);
  if (type) return type;
  const message = looksLikeSvg(bytes)
    ? 'An SVG can carry scripts, so it is not taken. Export it as PNG or WebP, twice as large as it is shown'
    : 'This is not a PNG, JPEG, WebP or GIF. Save the picture as one of these';
  throw new PortalError('invalid_request', message, { errors: [{ path: '', message }] });
}

/** Reads a request's body, and not a byte more than a picture of this kind may have. */
export async function readImage(request: Request, kind: ImageKind): Promise<Uint8Array<ArrayBuffer>> {
  const max = LIMITS[kind];
  if (Number(request.headers.get('content-length') ?? 0) > max) throw tooLarge(kind);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > max) throw tooLarge(kind);
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** Keeps a picture and answers its address; the same bytes are kept once. @throws PortalError for what is no picture. */
export async function storeImage(
  core: Core,
  actor: Actor,
  kind: ImageKind,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<UploadedImage> {
  if (bytes.length > LIMITS[kind]) throw tooLarge(kind);
  const type = typeOf(bytes);
  const id = await sha256(bytes);
  const now = core.clock();
  await write(core.db, [
    core.db
      .insert(image)
      .values({ id, type, bytes, createdBy: actor, createdAt: now })
      .onConflictDoUpdate({ target: image.id, set: { createdAt: now } }),
  ]);
  return { url: addressOf(core, id), type, size: bytes.length };
}

export async function findImage(core: Core, id: string): Promise<typeof image.$inferSelect | undefined> {
  const [row] = await core.db.select().from(image).where(eq(image.id, id));
  return row;
}

/** Pictures that no setting names any more stay for as long as mails that show them are likely to be opened. */
export const forgetImages: Job = {
  name: 'forget-images',
  every: DAY,
  async run({ db, clock }) {
    const unused = sql`NOT EXISTS (SELECT 1 FROM ${setting} WHERE instr(${setting.value}, ${image.id}) > 0)`;
    await db.delete(image).where(and(lte(image.createdAt, clock() - 90 * DAY), unused));
  },
};

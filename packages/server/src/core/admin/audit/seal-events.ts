import { and, asc, desc, gt, gte, lte } from 'drizzle-orm';

import { DAY, MINUTE } from '../../clock.js';
import { isDuplicate } from '../../db/change.js';
import { event } from '../../db/work-schema.js';
import type { Core } from '../../deps.js';
import type { EventRow } from '../../event-feed.js';
import type { Job } from '../../jobs.js';
import { toBase64Url } from '../../secrets.js';
import { eventSeal } from './schema.js';

const PER_SEAL = 500;
const NOTHING = '0'.repeat(64);
const encoder = new TextEncoder();

export type Seal = typeof eventSeal.$inferSelect;

const sha256 = async (text: string): Promise<string> =>
  toBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(text))));

/** Fingerprints of what happened and, apart from it, of the details: those are emptied when a contact is erased. */
export interface Digest {
  fact: string;
  data: string;
}

/** Fingerprints the rows of a seal. The secret in it keeps anybody from guessing what erased details said. */
export async function digestsOf(core: Core, fromSeq: number, rows: readonly EventRow[]): Promise<Map<number, Digest>> {
  const secret = await core.keys.mac('audit', `details from ${fromSeq}`);
  const digest = async (row: EventRow): Promise<[number, Digest]> => {
    const { seq, type, actor, subjectType, subjectId, contactId, data, at } = row;
    const [fact, details] = await Promise.all([
      sha256(JSON.stringify([seq, type, actor, subjectType, subjectId, contactId, at])),
      sha256(`${secret}\n${seq}\n${data}`),
    ]);
    return [seq, { fact, data: details }];
  };
  return new Map(await Promise.all(rows.map(digest)));
}

const toLines = (digests: ReadonlyMap<number, Digest>): string =>
  [...digests].map(([seq, { fact, data }]) => `${seq} ${fact} ${data}`).join('\n');

/** The fingerprints as they stand in a seal. */
export const readDigests = ({ digests }: Seal): Map<number, Digest> =>
  new Map(
    digests.split('\n').map((line) => {
      const [seq = '', fact = '', data = ''] = line.split(' ');
      return [Number(seq), { fact, data }];
    }),
  );

/** What a seal's hash must be. */
export const hashOf = (core: Core, { fromSeq, toSeq, prevHash, digests, at }: Omit<Seal, 'hash'>): Promise<string> =>
  core.keys.mac('audit', [fromSeq, toSeq, prevHash, at, digests].join('\n'));

export async function lastSeal(core: Core): Promise<Seal | undefined> {
  const [row] = await core.db.select().from(eventSeal).orderBy(desc(eventSeal.toSeq)).limit(1);
  return row;
}

/** Where the chain of seals begins. */
export const FIRST = { toSeq: 0, hash: NOTHING } as const;

async function nextSeal(core: Core, last: Pick<Seal, 'toSeq' | 'hash'>): Promise<Seal | undefined> {
  const rows = await core.feed.after(last.toSeq, PER_SEAL);
  const newest = rows.at(-1);
  if (!newest) return undefined;
  const fromSeq = last.toSeq + 1;
  const digests = toLines(await digestsOf(core, fromSeq, rows));
  const draft = { fromSeq, toSeq: newest.seq, prevHash: last.hash, digests, at: core.clock() };
  return { ...draft, hash: await hashOf(core, draft) };
}

/** The log is also what the operator keeps: with one line a day, cutting off the end is noticed. */
function noteHead(core: Core, before: Seal | undefined, seal: Seal): void {
  if (before && Math.floor(before.at / DAY) === Math.floor(seal.at / DAY)) return;
  core.log.info({ head: toHead(seal) }, 'Head of the audit log');
}

export const toHead = ({ toSeq, hash }: Pick<Seal, 'toSeq' | 'hash'>): string => `${toSeq}:${hash}`;

/** Puts everything recorded so far under seals. Two nodes may do it at once: a stretch is sealed by the first. */
export async function sealEvents(core: Core): Promise<void> {
  for (;;) {
    const last = await lastSeal(core);
    const seal = await nextSeal(core, last ?? FIRST);
    if (!seal) return;
    try {
      await core.db.insert(eventSeal).values(seal);
      noteHead(core, last, seal);
    } catch (error) {
      if (!isDuplicate(error, 'event_seal')) throw error;
    }
  }
}

/** The events of a stretch, and those beside it that no seal knows. */
export const eventsBetween = (core: Core, from: number, to: number): Promise<EventRow[]> =>
  core.db
    .select()
    .from(event)
    .where(and(gte(event.seq, from), lte(event.seq, to)))
    .orderBy(asc(event.seq));

export const sealsAfter = (core: Core, seq: number, limit: number): Promise<Seal[]> =>
  core.db.select().from(eventSeal).where(gt(eventSeal.toSeq, seq)).orderBy(asc(eventSeal.toSeq)).limit(limit);

export const sealJob: Job = { name: 'seal-events', every: MINUTE, run: sealEvents };

import type { AuditVerdict } from '@client-portal/contract/admin';
import { PortalError } from '@client-portal/contract/errors';
import { count, eq, gt, sql } from 'drizzle-orm';

import { event } from '../../db/work-schema.js';
import type { Core } from '../../deps.js';
import type { EventRow } from '../../event-feed.js';
import { eventSeal } from './schema.js';
import {
  digestsOf,
  eventsBetween,
  FIRST,
  hashOf,
  lastSeal,
  readDigests,
  type Seal,
  sealEvents,
  sealsAfter,
  toHead,
} from './seal-events.js';

type Broken = NonNullable<AuditVerdict['broken']>;

const SEALS = 40;

const MESSAGES: Record<Broken['reason'], (seq: number) => string> = {
  changed: (seq) => `Event ${seq} is not what was recorded`,
  missing: (seq) => `Event ${seq} was recorded and is gone`,
  added: (seq) => `Event ${seq} was not there when this part of the log was sealed`,
  resealed: (seq) => `The seal from event ${seq} on was not made by this server, or was made anew`,
};

const broken = (reason: Broken['reason'], seq: number): Broken => ({ reason, seq, message: MESSAGES[reason](seq) });

/** The events whose details were emptied because the contact they tell of was erased. */
async function erasedAmong(core: Core, rows: readonly EventRow[]): Promise<Set<number>> {
  const empty = rows.filter(({ data }) => data === '{}');
  const ids = empty.flatMap(({ contactId, subjectId }) => [contactId, subjectId]).filter((id) => id !== null);
  const gone = await core.db.all<{ id: string }>(
    sql`SELECT id FROM contact WHERE erased_at IS NOT NULL AND id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`,
  );
  const erased = new Set(gone.map(({ id }) => id));
  const isGone = (id: string | null) => id !== null && erased.has(id);
  return new Set(empty.filter((row) => isGone(row.contactId) || isGone(row.subjectId)).map(({ seq }) => seq));
}

async function checkSeal(core: Core, seal: Seal, before: Pick<Seal, 'toSeq' | 'hash'>): Promise<Broken | null> {
  const follows = seal.fromSeq === before.toSeq + 1 && seal.prevHash === before.hash;
  if (!follows || seal.hash !== (await hashOf(core, seal))) return broken('resealed', before.toSeq + 1);
  const sealed = readDigests(seal);
  const rows = await eventsBetween(core, seal.fromSeq, seal.toSeq);
  const found = await digestsOf(core, seal.fromSeq, rows);
  const erased = await erasedAmong(core, rows);
  for (const seq of [...new Set([...sealed.keys(), ...found.keys()])].sort((a, b) => a - b)) {
    const [was, is] = [sealed.get(seq), found.get(seq)];
    if (!is) return broken('missing', seq);
    if (!was) return broken('added', seq);
    if (was.fact !== is.fact || (was.data !== is.data && !erased.has(seq))) return broken('changed', seq);
  }
  return null;
}

/** Nothing but the database's own counter tells that the newest events are gone when their seals are, too. */
async function checkEnd(core: Core): Promise<Broken | null> {
  const [row] = await core.db.all<{ issued: number; newest: number }>(
    sql`SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'event'), 0) AS issued,
      coalesce((SELECT max(seq) FROM event), 0) AS newest`,
  );
  return row && row.issued > row.newest ? broken('missing', row.newest + 1) : null;
}

async function checkHead(core: Core, head: string): Promise<Broken | null> {
  const [seq = '', hash = ''] = head.split(':');
  const [seal] = await core.db.select().from(eventSeal).where(eq(eventSeal.hash, hash));
  return seal && String(seal.toSeq) === seq ? null : broken('resealed', Number(seq));
}

async function sealBefore(core: Core, cursor: number): Promise<Pick<Seal, 'toSeq' | 'hash'>> {
  if (cursor === 0) return FIRST;
  const [seal] = await core.db.select().from(eventSeal).where(eq(eventSeal.toSeq, cursor));
  if (!seal) throw new PortalError('invalid_request', 'The cursor is not one of this log');
  return seal;
}

async function checkSeals(core: Core, seals: readonly Seal[], cursor: number): Promise<Broken | null> {
  let before = await sealBefore(core, cursor);
  for (const seal of seals) {
    const found = await checkSeal(core, seal, before);
    if (found) return found;
    before = seal;
  }
  return null;
}

export interface Verification {
  /** Where an earlier call stopped; from the first event on when left out. */
  cursor?: number | undefined;
  /** A `head` that was kept elsewhere. */
  head?: string | undefined;
}

/** Holds a part of the log against its seals, and names the first event that does not fit. */
export async function verifyAudit(core: Core, { cursor = 0, head }: Verification = {}): Promise<AuditVerdict> {
  if (cursor === 0) await sealEvents(core);
  const seals = await sealsAfter(core, cursor, SEALS + 1);
  const more = seals.length > SEALS;
  const looked = seals.slice(0, SEALS);
  const found =
    (await checkSeals(core, looked, cursor)) ??
    (more ? null : ((await checkEnd(core)) ?? (head === undefined ? null : await checkHead(core, head))));
  const newest = await lastSeal(core);
  const [unsealed] = await core.db
    .select({ n: count() })
    .from(event)
    .where(gt(event.seq, newest?.toSeq ?? 0));
  return {
    broken: found,
    checked: looked.reduce((sum, { digests }) => sum + digests.split('\n').length, 0),
    unsealed: unsealed?.n ?? 0,
    head: newest ? toHead(newest) : null,
    nextCursor: more && !found ? String(looked.at(-1)!.toSeq) : null,
  };
}

/** The whole log, however long; `onPart` hears how many events were looked at so far. */
export async function verifyAll(
  core: Core,
  head: string | undefined,
  onPart: (checked: number) => void = () => {},
): Promise<AuditVerdict> {
  let verdict = await verifyAudit(core, { head });
  let checked = verdict.checked;
  while (verdict.nextCursor !== null) {
    onPart(checked);
    verdict = await verifyAudit(core, { cursor: Number(verdict.nextCursor), head });
    checked += verdict.checked;
  }
  return { ...verdict, checked };
}

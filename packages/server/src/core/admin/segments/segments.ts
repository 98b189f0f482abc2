import type { ContactFilter, Segment } from '@client-portal/contract/admin';
import { PortalError } from '@client-portal/contract/errors';
import { and, asc, eq, sql } from 'drizzle-orm';

import { commit, tryCommit } from '../../commit.js';
import { expectChange, isDuplicate } from '../../db/change.js';
import type { Core } from '../../deps.js';
import { recordEvent, type Actor } from '../../events.js';
import { changedMeanwhile, nextVersion } from '../../http/etag.js';
import { createId } from '../../ids.js';
import { segment } from './schema.js';

const MAX = 200;

export interface SegmentInput {
  name: string;
  filter: ContactFilter;
}

const noted = (core: Core, actor: Actor, type: string, id: string) =>
  recordEvent(core.db, { type, actor, subject: { type: 'segment', id }, at: core.clock() });

const nameTaken = (name: string) =>
  new PortalError('conflict', `There is a segment called ${name} already`, { reason: 'name_taken' });

/** All of them, A to Z. */
export const listSegments = (core: Core): Promise<Segment[]> =>
  core.db.select().from(segment).orderBy(asc(segment.name), asc(segment.id)).limit(MAX);

/** @throws PortalError `not_found`. */
export async function segmentById(core: Core, id: string): Promise<Segment> {
  const [row] = await core.db.select().from(segment).where(eq(segment.id, id));
  if (!row) throw new PortalError('not_found', 'There is no such segment');
  return row;
}

/** Saves a filter. @throws PortalError `conflict` when the name is taken, or 200 are kept. */
export async function createSegment(core: Core, actor: Actor, { name, filter }: SegmentInput): Promise<Segment> {
  const now = core.clock();
  const row = { id: createId('seg'), name, filter, createdAt: now, updatedAt: now };
  const room = core.db.run(
    sql`INSERT INTO segment (id, name, filter, created_at, updated_at)
      SELECT ${row.id}, ${name}, ${JSON.stringify(filter)}, ${now}, ${now}
      WHERE (SELECT count(*) FROM segment) < ${MAX}`,
  );
  try {
    const made = await tryCommit(core, [room, expectChange(core.db), noted(core, actor, 'segment.created', row.id)]);
    if (made) return row;
  } catch (error) {
    throw isDuplicate(error, 'segment.name') ? nameTaken(name) : error;
  }
  throw new PortalError('conflict', `There are ${MAX} segments. Remove one first`, { reason: 'too_many' });
}

/** @throws PortalError `not_found`, `conflict` for a name that is taken, `changed_meanwhile` when `version` is not the one of now. */
export async function changeSegment(
  core: Core,
  actor: Actor,
  id: string,
  change: { [K in keyof SegmentInput]?: SegmentInput[K] | undefined },
  version?: number,
): Promise<Segment> {
  const before = await segmentById(core, id);
  if (version !== undefined && version !== before.updatedAt) throw changedMeanwhile();
  const { name = before.name, filter = before.filter } = change;
  const after = { ...before, name, filter, updatedAt: nextVersion(core.clock(), before.updatedAt) };
  const same = and(eq(segment.id, id), eq(segment.updatedAt, before.updatedAt));
  try {
    const done = await tryCommit(core, [
      core.db.update(segment).set({ name, filter, updatedAt: after.updatedAt }).where(same),
      expectChange(core.db),
      noted(core, actor, 'segment.changed', id),
    ]);
    if (!done) throw changedMeanwhile();
  } catch (error) {
    throw isDuplicate(error, 'segment.name') ? nameTaken(name) : error;
  }
  return after;
}

/** @throws PortalError `not_found`. */
export async function removeSegment(core: Core, actor: Actor, id: string): Promise<void> {
  await segmentById(core, id);
  await commit(core, [core.db.delete(segment).where(eq(segment.id, id)), noted(core, actor, 'segment.removed', id)]);
}

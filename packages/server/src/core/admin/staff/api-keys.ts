import type { ApiKey, Scope } from '@client-portal/contract/admin';
import { PortalError } from '@client-portal/contract/errors';
import { and, desc, eq, isNull } from 'drizzle-orm';

import { DAY } from '../../clock.js';
import { commit, tryCommit } from '../../commit.js';
import { expectChange, type Statement } from '../../db/change.js';
import { apiKey } from '../../db/staff-schema.js';
import type { Core } from '../../deps.js';
import { type Actor, recordEvent } from '../../events.js';
import { createId } from '../../ids.js';
import { createSecret, hashSecret } from '../../secrets.js';

const toApiKey = ({ secretHash: _, ...row }: typeof apiKey.$inferSelect): ApiKey => row;

/** All keys, newest first; at most 500. */
export async function listKeys(core: Core): Promise<ApiKey[]> {
  const rows = await core.db.select().from(apiKey).orderBy(desc(apiKey.createdAt)).limit(500);
  return rows.map(toApiKey);
}

export interface NewKey {
  name: string;
  scopes: Scope[];
  /** Days until it ends; never when left out. */
  days?: number | undefined;
}

/** Makes a key; the secret is in the answer and nowhere else. */
export async function createKey(core: Core, actor: Actor, { name, scopes, days }: NewKey) {
  const now = core.clock();
  const secret = `pk_${createSecret()}`;
  const row = {
    id: createId('key'),
    name,
    secretHash: await hashSecret(secret),
    prefix: secret.slice(0, 8),
    scopes: [...new Set(scopes)],
    createdBy: actor,
    createdAt: now,
    expiresAt: days === undefined ? null : now + days * DAY,
    lastUsedAt: null,
    revokedAt: null,
  };
  const subject = { type: 'key', id: row.id };
  await commit(core, [
    core.db.insert(apiKey).values(row),
    recordEvent(core.db, { type: 'key.created', actor, subject, data: { name, scopes }, at: now }),
  ]);
  return { key: toApiKey(row), secret };
}

const revoked = (core: Core, actor: Actor, id: string): Statement[] => {
  const at = core.clock();
  const live = and(eq(apiKey.id, id), isNull(apiKey.revokedAt));
  return [
    core.db.update(apiKey).set({ revokedAt: at }).where(live),
    expectChange(core.db),
    recordEvent(core.db, { type: 'key.revoked', actor, subject: { type: 'key', id }, at }),
  ];
};

/** Ends what a member could have kept of rights that it no longer has: its keys that hold more than `scopes`. */
export async function endKeysOf(
  core: Core,
  actor: Actor,
  staffId: string,
  scopes: readonly Scope[],
): Promise<Statement[]> {
  const live = and(eq(apiKey.createdBy, `staff:${staffId}`), isNull(apiKey.revokedAt));
  const rows = await core.db.select({ id: apiKey.id, scopes: apiKey.scopes }).from(apiKey).where(live);
  const beyond = rows.filter((row) => scopes.length === 0 || row.scopes.some((scope) => !scopes.includes(scope)));
  return beyond.flatMap(({ id }) => revoked(core, actor, id));
}

/** @throws PortalError `not_found` when there is no such key that still works. */
export async function revokeKey(core: Core, actor: Actor, id: string): Promise<void> {
  if (!(await tryCommit(core, revoked(core, actor, id)))) throw new PortalError('not_found', 'There is nothing here');
}

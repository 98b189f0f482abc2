import type { ApiKey, Scope } from '@client-portal/contract/admin';
import { PortalError } from '@client-portal/contract/errors';
import { and, desc, eq, isNull } from 'drizzle-orm';

import { DAY } from '../../clock.js';
import { commit, tryCommit } from '../../commit.js';
import { expectChange } from '../../db/change.js';
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

/** @throws PortalError `not_found` when there is no such key that still works. */
export async function revokeKey(core: Core, actor: Actor, id: string): Promise<void> {
  const now = core.clock();
  const done = await tryCommit(core, [
    core.db
      .update(apiKey)
      .set({ revokedAt: now })
      .where(and(eq(apiKey.id, id), isNull(apiKey.revokedAt))),
    expectChange(core.db),
    recordEvent(core.db, { type: 'key.revoked', actor, subject: { type: 'key', id }, at: now }),
  ]);
  if (!done) throw new PortalError('not_found', 'There is nothing here');
}

import type { CaptureRule } from '@client-portal/contract/admin';
import { and, eq } from 'drizzle-orm';

import type { Statement } from '../../db/change.js';
import { contactTag, entitlement } from '../../db/schema.js';
import type { Core } from '../../deps.js';
import { type Actor, recordEvent } from '../../events.js';
import { createId } from '../../ids.js';
import type { Settings } from '../../settings.js';

/** What happens to a contact because of where it came from. */
export interface Capture {
  invite: boolean;
  tags: string[];
  grants: string[];
}

export const NOTHING: Capture = { invite: false, tags: [], grants: [] };

const join = (a: Capture, b: Capture): Capture => ({
  invite: a.invite || b.invite,
  tags: [...new Set([...a.tags, ...b.tags])],
  grants: [...new Set([...a.grants, ...b.grants])],
});

/** What the business's rules say about contacts from a source; `form` where it was one. */
export function captureFor({ capture }: Settings, source: CaptureRule['source'], form: string | null = null): Capture {
  const rules = capture.filter((rule) => rule.source === source && (rule.form === null || rule.form === form));
  return rules.reduce<Capture>(join, NOTHING);
}

export { join as joinCaptures };

/** The statements that tag a contact and give it what the rules say; what it was given by a rule before stays as it is. */
export async function captureStatements(
  core: Core,
  actor: Actor,
  contactId: string,
  { tags, grants }: Capture,
): Promise<Statement[]> {
  const now = core.clock();
  const held = grants.length > 0 ? await givenByRule(core, contactId) : [];
  const missing = grants.filter((resource) => !held.includes(resource));
  const given = { contactId, source: 'rule', startsAt: now, createdAt: now };
  const rows = missing.map((resource) => ({ ...given, id: createId('ent'), resource }));
  const subject = { type: 'contact', id: contactId };
  return [
    ...(tags.length > 0
      ? [
          core.db
            .insert(contactTag)
            .values(tags.map((tag) => ({ contactId, tag })))
            .onConflictDoNothing(),
        ]
      : []),
    ...(rows.length > 0 ? [core.db.insert(entitlement).values(rows).onConflictDoNothing()] : []),
    ...missing.map((resource) =>
      recordEvent(core.db, { type: 'entitlement.granted', actor, subject, contactId, data: { resource }, at: now }),
    ),
  ];
}

async function givenByRule({ db }: Core, contactId: string): Promise<string[]> {
  const byRule = and(eq(entitlement.contactId, contactId), eq(entitlement.source, 'rule'));
  const rows = await db.select({ resource: entitlement.resource }).from(entitlement).where(byRule);
  return rows.map(({ resource }) => resource);
}

import type { CaptureRule } from '@client-portal/contract/admin';

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

/** The statements that tag a contact and give it what the rules say; given again, nothing changes. */
export function captureStatements(core: Core, actor: Actor, contactId: string, capture: Capture): Statement[] {
  const now = core.clock();
  const tags = capture.tags.map((tag) => ({ contactId, tag }));
  const given = { contactId, source: 'rule', startsAt: now, createdAt: now };
  const grants = capture.grants.map((resource) => ({ ...given, id: createId('ent'), resource }));
  const subject = { type: 'contact', id: contactId };
  return [
    ...(tags.length > 0 ? [core.db.insert(contactTag).values(tags).onConflictDoNothing()] : []),
    ...(grants.length > 0 ? [core.db.insert(entitlement).values(grants).onConflictDoNothing()] : []),
    ...capture.grants.map((resource) =>
      recordEvent(core.db, { type: 'entitlement.granted', actor, subject, contactId, data: { resource }, at: now }),
    ),
  ];
}

import type { FormSubmission } from '@client-portal/contract/admin';
import { PortalError } from '@client-portal/contract/errors';
import { and, desc, eq, lt } from 'drizzle-orm';

import { commit, tryCommit } from '../../commit.js';
import { expectChange } from '../../db/change.js';
import type { Core } from '../../deps.js';
import { type Actor, recordEvent } from '../../events.js';
import { createId } from '../../ids.js';
import { enqueue } from '../../outbox.js';
import { findForm, notFound } from './forms.js';
import { formSubmission, type SubmissionRow } from './schema.js';

const toSubmission = ({ id, state, reason, content, contactId, page, createdAt }: SubmissionRow): FormSubmission => ({
  id,
  state,
  reason,
  values: content,
  contactId,
  page,
  at: createdAt,
});

export interface SubmissionQuery {
  state?: FormSubmission['state'] | undefined;
  cursor?: string | undefined;
  limit?: number | undefined;
}

/** What was sent with a form, newest first: ids sort by time. */
export async function listFormSubmissions(core: Core, formId: string, { state, cursor, limit = 50 }: SubmissionQuery) {
  await findForm(core, formId);
  const rows = await core.db
    .select()
    .from(formSubmission)
    .where(
      and(
        eq(formSubmission.formId, formId),
        state && eq(formSubmission.state, state),
        cursor ? lt(formSubmission.id, cursor) : undefined,
      ),
    )
    .orderBy(desc(formSubmission.id))
    .limit(limit + 1);
  const shown = rows.slice(0, limit);
  return { items: shown.map(toSubmission), nextCursor: rows.length > limit ? shown.at(-1)!.id : null };
}

const noted = (core: Core, type: string, actor: Actor, row: SubmissionRow) =>
  recordEvent(core.db, {
    type,
    actor,
    subject: { type: 'form', id: row.formId },
    data: { submission: row.id },
    at: core.clock(),
  });

async function requireSubmission(core: Core, id: string): Promise<SubmissionRow> {
  const [row] = await core.db.select().from(formSubmission).where(eq(formSubmission.id, id));
  if (!row) throw notFound();
  return row;
}

/** @throws PortalError `conflict` when it was no spam, or somebody else has said so already. */
export async function acceptSpam(core: Core, actor: Actor, id: string): Promise<void> {
  const row = await requireSubmission(core, id);
  const done = await tryCommit(core, [
    core.db
      .update(formSubmission)
      .set({ state: 'received' })
      .where(and(eq(formSubmission.id, id), eq(formSubmission.state, 'spam'))),
    expectChange(core.db),
    ...(await enqueue(core, { kind: 'form-submission', payload: { id }, dedupeKey: createId('req') })),
    noted(core, 'form.submitted', actor, row),
  ]);
  if (!done) throw new PortalError('conflict', 'This was taken already');
}

export async function removeSubmission(core: Core, actor: Actor, id: string): Promise<void> {
  const row = await requireSubmission(core, id);
  await commit(core, [
    core.db.delete(formSubmission).where(eq(formSubmission.id, id)),
    noted(core, 'form.submission-deleted', actor, row),
  ]);
}

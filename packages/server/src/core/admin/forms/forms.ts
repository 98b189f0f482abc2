import type { Form, FormContent } from '@client-portal/contract/admin';
import { PortalError } from '@client-portal/contract/errors';
import { and, desc, eq, sql } from 'drizzle-orm';

import { commit, tryCommit } from '../../commit.js';
import { expectChange } from '../../db/change.js';
import type { Core } from '../../deps.js';
import { type Actor, recordEvent } from '../../events.js';
import { changedMeanwhile, nextVersion } from '../../http/etag.js';
import { isOwnPage } from '../../http/headers.js';
import { createId } from '../../ids.js';
import type { Settings } from '../../settings.js';
import { form, type FormRow } from './schema.js';

const MOST = 200;

// By name: drizzle leaves the table out where a query has only one, and the inner one would be meant.
const countOf = (condition: string) =>
  sql<number>`(SELECT count(*) FROM form_submission s WHERE s.form_id = form.id AND s.state ${sql.raw(condition)} 'spam')`;

const counts = {
  submissions: countOf('<>'),
  spam: countOf('='),
  lastSubmissionAt: sql<number | null>`(SELECT max(s.created_at) FROM form_submission s WHERE s.form_id = form.id)`,
};

type Counted = { form: FormRow } & { submissions: number; spam: number; lastSubmissionAt: number | null };

const toForm = ({ form: { id, content, createdAt, updatedAt }, ...counted }: Counted): Form => ({
  ...content,
  ...counted,
  id,
  createdAt,
  updatedAt,
});

export const notFound = () => new PortalError('not_found', 'There is nothing here');

export async function listAllForms(core: Core): Promise<Form[]> {
  const rows = await core.db
    .select({ form, ...counts })
    .from(form)
    .orderBy(desc(form.id))
    .limit(MOST);
  return rows.map(toForm);
}

/** @throws PortalError `not_found` */
export async function findForm(core: Core, id: string): Promise<Form> {
  const [row] = await core.db
    .select({ form, ...counts })
    .from(form)
    .where(eq(form.id, id));
  if (!row) throw notFound();
  return toForm(row);
}

const noted = (core: Core, type: string, actor: Actor, id: string) =>
  recordEvent(core.db, { type, actor, subject: { type: 'form', id }, at: core.clock() });

/** @throws PortalError `invalid_request` when it leads to a page that is none of the business's. */
function requireOwn(core: Core, settings: Settings, content: Partial<FormContent>): void {
  const { continueTo } = content;
  if (!continueTo || isOwnPage(core, settings, continueTo)) return;
  const message = `Pages of ${new URL(continueTo).origin} are not part of this portal. Add that origin to the allowed ones`;
  throw new PortalError('invalid_request', message, { errors: [{ path: 'continueTo', message }] });
}

export async function addForm(core: Core, settings: Settings, actor: Actor, content: FormContent): Promise<Form> {
  requireOwn(core, settings, content);
  const now = core.clock();
  const id = createId('frm');
  const json = JSON.stringify(content);
  const done = await tryCommit(core, [
    core.db.run(sql`INSERT INTO form (id, content, created_by, created_at, updated_at)
      SELECT ${id}, ${json}, ${actor}, ${now}, ${now} WHERE (SELECT count(*) FROM form) < ${MOST}`),
    expectChange(core.db),
    noted(core, 'form.created', actor, id),
  ]);
  if (!done) throw new PortalError('conflict', `There are ${MOST} forms already. Delete one first`);
  return findForm(core, id);
}

/** @throws PortalError `changed_meanwhile` when `version` is not the one of now. */
export async function editForm(
  core: Core,
  settings: Settings,
  actor: Actor,
  id: string,
  change: { content: Partial<FormContent>; version: number | undefined },
): Promise<Form> {
  const [row] = await core.db.select().from(form).where(eq(form.id, id));
  if (!row) throw notFound();
  if (change.version !== undefined && change.version !== row.updatedAt) throw changedMeanwhile();
  requireOwn(core, settings, change.content);
  const given = Object.entries(change.content).filter(([, value]) => value !== undefined);
  const content = { ...row.content, ...Object.fromEntries(given) };
  const done = await tryCommit(core, [
    core.db
      .update(form)
      .set({ content, updatedAt: nextVersion(core.clock(), row.updatedAt) })
      .where(and(eq(form.id, id), eq(form.updatedAt, row.updatedAt))),
    expectChange(core.db),
    noted(core, 'form.changed', actor, id),
  ]);
  if (!done) throw changedMeanwhile();
  return findForm(core, id);
}

export async function removeForm(core: Core, actor: Actor, id: string): Promise<void> {
  await findForm(core, id);
  await commit(core, [core.db.delete(form).where(eq(form.id, id)), noted(core, 'form.deleted', actor, id)]);
}

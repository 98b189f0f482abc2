import type { DraftInput } from '@client-portal/contract/invoices/admin';
import { PortalError } from '@client-portal/contract/errors';
import { and, asc, eq } from 'drizzle-orm';

import { commit, tryCommit } from '../../core/commit.js';
import { expectChange, isDuplicate, type Statement } from '../../core/db/change.js';
import type { Core } from '../../core/deps.js';
import { recordEvent, type Actor } from '../../core/events.js';
import { changedMeanwhile, nextVersion } from '../../core/http/etag.js';
import { createId } from '../../core/ids.js';
import { readSettings } from '../../core/settings.js';
import { changeDraft, draftOf, toDraft, writeDraft, type Draft, type DraftChange } from './draft.js';
import { readWriting } from './invoice-settings.js';
import { requireInvoice } from './operations.js';
import { invoice, invoiceLine, type InvoiceLineRow, type InvoiceRow } from './schema.js';

export interface NewInvoice {
  contactId: string;
  title: string;
  lines: Draft['lines'];
  discount?: Draft['discount'];
  /** ISO 4217; the business's when left out. */
  currency?: string;
  /** Calendar days; that of sending, and as many days later as the business gives, when left out. */
  issuedOn?: string;
  dueOn?: string;
  note?: string;
  /** The next free one of the year, such as `INV-2026-0042`, when left out. */
  number?: string;
  /** From the contact's record when left out. */
  billTo?: { name: string; address: string[] };
}

/** Of a draft, the client hears nothing: no contact stands on it. */
const noteDraft = (core: Core, type: string, actor: Actor, id: string, data = {}) =>
  recordEvent(core.db, { type, actor, subject: { type: 'invoice', id }, data, at: core.clock() });

const insertLines = (core: Core, id: string, lines: Omit<InvoiceLineRow, 'invoiceId'>[]): Statement[] =>
  lines.length === 0 ? [] : [core.db.insert(invoiceLine).values(lines.map((line) => ({ ...line, invoiceId: id })))];

async function orTaken<T>(write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    if (!isDuplicate(error, 'invoice.number')) throw error;
    const message = 'An invoice with this number is there already';
    throw new PortalError('conflict', message, { reason: 'number_taken', errors: [{ path: 'number', message }] });
  }
}

async function insertDraft(core: Core, actor: Actor, draft: Draft, data = {}): Promise<string> {
  const { columns, lines } = await writeDraft(core, await readSettings(core.db), draft);
  const id = createId('inv');
  const at = core.clock();
  const row = { ...columns, id, number: draft.number ?? id, state: 'draft' as const, createdAt: at, updatedAt: at };
  await orTaken(
    commit(core, [
      core.db.insert(invoice).values(row),
      ...insertLines(core, id, lines),
      noteDraft(core, 'invoice.created', actor, id, data),
    ]),
  );
  return id;
}

/** Writes a draft, which no client sees. @throws PortalError `conflict` when a number that is given is taken. */
export async function createDraft(core: Core, actor: Actor, input: DraftInput): Promise<string> {
  return insertDraft(core, actor, toDraft(input, await readSettings(core.db), await readWriting(core)));
}

/** Like `createDraft`, for programs. */
export async function createInvoice(
  core: Core,
  { dueOn, ...input }: NewInvoice,
  actor: Actor = 'system',
): Promise<{ id: string }> {
  return { id: await createDraft(core, actor, { ...input, ...(dueOn ? { due: { on: dueOn } } : {}) }) };
}

export const selectLines = (core: Core, id: string): Promise<InvoiceLineRow[]> =>
  core.db.select().from(invoiceLine).where(eq(invoiceLine.invoiceId, id)).orderBy(asc(invoiceLine.position));

/** The draft, at the version that the caller has seen. @throws PortalError `conflict` for what was sent, `changed_meanwhile`. */
export async function requireDraft(core: Core, id: string, version: number | undefined): Promise<InvoiceRow> {
  const row = await requireInvoice(core, id);
  if (row.state !== 'draft')
    throw new PortalError('conflict', 'This invoice was sent already. Withdraw it, and send a copy with the changes', {
      reason: 'sent',
    });
  if (version !== undefined && row.updatedAt !== version) throw changedMeanwhile();
  return row;
}

/** Changes a draft. @throws PortalError `conflict` when it was sent, `changed_meanwhile` when it is another version. */
export async function editDraft(
  core: Core,
  actor: Actor,
  id: string,
  input: DraftChange,
  version: number | undefined,
): Promise<void> {
  const row = await requireDraft(core, id, version);
  const draft = changeDraft(draftOf(row, await selectLines(core, id)), input);
  const { columns, lines } = await writeDraft(core, await readSettings(core.db), draft);
  const updatedAt = nextVersion(core.clock(), row.updatedAt);
  const done = await orTaken(
    tryCommit(core, [
      core.db
        .update(invoice)
        .set({ ...columns, number: draft.number ?? id, updatedAt })
        .where(and(eq(invoice.id, id), eq(invoice.state, 'draft'), eq(invoice.updatedAt, row.updatedAt))),
      expectChange(core.db),
      core.db.delete(invoiceLine).where(eq(invoiceLine.invoiceId, id)),
      ...insertLines(core, id, lines),
      noteDraft(core, 'invoice.changed', actor, id),
    ]),
  );
  if (!done) throw changedMeanwhile();
}

/** Deletes a draft with its lines. @throws PortalError like `editDraft`. */
export async function deleteDraft(core: Core, actor: Actor, id: string, version: number | undefined): Promise<void> {
  const row = await requireDraft(core, id, version);
  const done = await tryCommit(core, [
    core.db
      .delete(invoice)
      .where(and(eq(invoice.id, id), eq(invoice.state, 'draft'), eq(invoice.updatedAt, row.updatedAt))),
    expectChange(core.db),
    noteDraft(core, 'invoice.deleted', actor, id, { amount: row.total, currency: row.currency }),
  ]);
  if (!done) throw changedMeanwhile();
}

/** A new draft with an invoice's client and lines; number and days are its own. */
export async function copyInvoice(core: Core, actor: Actor, id: string): Promise<string> {
  const row = await requireInvoice(core, id);
  const { dueDays } = await readWriting(core);
  const draft = draftOf(row, await selectLines(core, id));
  const due = 'days' in draft.due ? draft.due : { days: dueDays };
  return insertDraft(core, actor, { ...draft, due, issuedOn: null, number: null, billTo: null }, { copyOf: id });
}

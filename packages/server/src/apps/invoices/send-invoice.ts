import { PortalError } from '@client-portal/contract/errors';
import { and, eq } from 'drizzle-orm';

import { tryCommit } from '../../core/commit.js';
import { expectChange, type Statement } from '../../core/db/change.js';
import { contact } from '../../core/db/schema.js';
import type { Core } from '../../core/deps.js';
import type { Actor } from '../../core/events.js';
import { nextVersion } from '../../core/http/etag.js';
import { readSettings, type Settings } from '../../core/settings.js';
import { draftOf, writeDraft } from './draft.js';
import { requireDraft, selectLines } from './edit-draft.js';
import { noteInvoice } from './invoice-events.js';
import { readWriting } from './invoice-settings.js';
import { orderInvoiceMail } from './mails.js';
import { findNextNumber, numberOf, takeNumber } from './numbering.js';
import { invoice, invoiceLine, type InvoiceRow } from './schema.js';
import { sellerOf } from './to-invoice.js';

export interface SendOptions {
  /** True: refused for a client without an address. False: no mail. Left out: a mail where there is an address. */
  mail?: boolean | undefined;
  /** The version that the caller has seen. */
  version?: number | undefined;
}

/** With many senders at once, each try lets one of them through. */
const MAX_TRIES = 100;

const incomplete = (reason: string, message: string) => new PortalError('conflict', message, { reason });

async function requireComplete(core: Core, row: InvoiceRow, lines: { description: string }[], mail: boolean) {
  if (lines.length === 0) throw incomplete('no_lines', 'There is nothing on this invoice yet. Add a line first');
  const blank = lines.findIndex(({ description }) => description === '');
  if (blank >= 0)
    throw incomplete('blank_line', `Line ${blank + 1} does not say what it is for. Describe it, or remove it`);
  if (row.title === '') throw incomplete('no_title', 'Give the invoice a title; the client finds it by that');
  if (!mail) return;
  const [to] = await core.db.select({ email: contact.email }).from(contact).where(eq(contact.id, row.contactId));
  if (to?.email) return;
  const message = 'This client has no e-mail address. Add one, or mark the invoice as sent without a mail';
  throw incomplete('no_address', message);
}

async function sendStatements(
  core: Core,
  settings: Settings,
  actor: Actor,
  row: InvoiceRow,
  options: SendOptions,
): Promise<Statement[]> {
  const draft = draftOf(row, await selectLines(core, row.id));
  await requireComplete(core, row, draft.lines, options.mail === true);
  const { columns, lines } = await writeDraft(core, settings, draft);
  const { prefix } = await readWriting(core);
  const own = numberOf(row);
  const next = own === null ? await findNextNumber(core, prefix, Number(columns.issuedOn.slice(0, 4))) : null;
  const number = own ?? next!.number;
  const at = nextVersion(core.clock(), row.updatedAt);
  const settled = columns.total === 0 ? { state: 'paid' as const, paidAt: core.clock() } : { state: 'open' as const };
  const sent = { ...row, ...columns, number };
  return [
    ...(next ? takeNumber(core, next) : []),
    core.db
      .update(invoice)
      .set({
        ...columns,
        ...settled,
        number,
        seller: JSON.stringify(sellerOf(settings)),
        sentAt: core.clock(),
        updatedAt: at,
      })
      .where(and(eq(invoice.id, row.id), eq(invoice.state, 'draft'), eq(invoice.updatedAt, row.updatedAt))),
    expectChange(core.db),
    core.db.delete(invoiceLine).where(eq(invoiceLine.invoiceId, row.id)),
    core.db.insert(invoiceLine).values(lines.map((line) => ({ ...line, invoiceId: row.id }))),
    noteInvoice(core, 'invoice.sent', actor, sent),
    ...(options.mail === false ? [] : await orderInvoiceMail(core, settings, 'invoice-sent', sent)),
  ];
}

/**
 * Numbers and dates a draft, makes it visible to its client and mails a link that opens it.
 * @throws PortalError `conflict` when it is no draft or is incomplete, with a reason; `changed_meanwhile`.
 */
export async function sendInvoice(
  core: Core,
  id: string,
  actor: Actor = 'system',
  options: SendOptions = {},
): Promise<void> {
  const settings = await readSettings(core.db);
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const row = await requireDraft(core, id, options.version);
    if (await tryCommit(core, await sendStatements(core, settings, actor, row, options))) return;
  }
  throw new PortalError('unavailable', 'Too many invoices are being sent at once; try again', { retryAfter: 1 });
}

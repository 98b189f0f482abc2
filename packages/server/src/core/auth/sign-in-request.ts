import type { LinkPurpose } from '@client-portal/contract';
import { and, eq, gt, isNull } from 'drizzle-orm';

import { captureFor, captureStatements } from '../admin/forms/capture.js';
import type { Statement } from '../db/change.js';
import { contact, link } from '../db/schema.js';
import { event } from '../db/work-schema.js';
import type { Core } from '../deps.js';
import { recordEvent } from '../events.js';
import { createId } from '../ids.js';
import { orderMail } from '../mail/send-mail.js';
import type { OutboxHandler } from '../outbox.js';
import { readSettings, type Settings } from '../settings.js';
import { contactAt } from './contact-address.js';
import { issueLink, linkLife } from './issue-link.js';
import type { LinkData } from './link-contact.js';

/** Somebody typed an address and wants in. Answered after the response, so that it costs the same for every address. */
export interface SignInRequest {
  /** Normalised. */
  email: string;
  purpose: Extract<LinkPurpose, 'sign-in' | 'reset' | 'invitation'>;
  page: string | null;
  view: string | null;
  /** What a renewed invitation carries. */
  data?: LinkData;
}

type ContactRow = typeof contact.$inferSelect;

const mayAsk = (row: ContactRow, { signIn }: Settings) =>
  row.access === 'eligible' && (signIn.signUp !== 'closed' || row.invitedAt !== null || row.firstLoginAt !== null);

async function mailLink(
  core: Core,
  settings: Settings,
  request: SignInRequest,
  row: ContactRow | undefined,
): Promise<Statement[]> {
  const { purpose, email, page, view, data = {} } = request;
  const withCode = purpose === 'sign-in';
  const issued = await issueLink(core, settings, {
    purpose,
    email,
    page,
    view,
    withCode,
    contactId: row?.id ?? null,
    data: { ...data },
    createdBy: 'client',
  });
  const mail = await orderMail(core, {
    template: purpose,
    to: email,
    name: row?.firstName ?? '',
    locale: row?.locale ?? null,
    data: {
      url: issued.url,
      code: issued.code ?? '',
      minutes: String(settings.signIn.linkMinutes),
      days: String(settings.signIn.invitationDays),
    },
    dedupeKey: issued.id,
    dropAfter: core.clock() + linkLife(purpose, settings),
  });
  return [...issued.statements, ...mail];
}

/** Approval mode: who asks waits for the business. */
async function waiting(core: Core, id: string, email: string): Promise<Statement[]> {
  const subject = { type: 'contact', id };
  const order = { template: 'access-requested', to: email, name: '', locale: null, data: {} };
  return [
    recordEvent(core.db, { type: 'contact.requested', actor: 'system', subject, contactId: id, at: core.clock() }),
    ...(await orderMail(core, { ...order, dedupeKey: `requested:${id}` })),
  ];
}

async function noteRequest(core: Core, settings: Settings, email: string): Promise<Statement[]> {
  const now = core.clock();
  const id = createId('ctc');
  return [
    core.db
      .insert(contact)
      .values({ id, email, source: 'sign-up', access: 'requested', createdAt: now, updatedAt: now }),
    ...(await captureStatements(core, 'system', id, captureFor(settings, 'sign-up'))),
    ...(await waiting(core, id, email)),
  ];
}

/** A public form makes a contact of anybody: nobody of the business has let this one in yet. */
async function isStranger({ db }: Core, row: ContactRow, { signIn }: Settings): Promise<boolean> {
  const isKnown = row.source !== 'form' || row.invitedAt !== null || row.firstLoginAt !== null;
  if (signIn.signUp !== 'approval' || row.access !== 'eligible' || isKnown) return false;
  const asked = and(eq(event.contactId, row.id), eq(event.type, 'contact.requested'));
  return (await db.select({ seq: event.seq }).from(event).where(asked).limit(1)).length === 0;
}

const noteStranger = async (core: Core, { id }: ContactRow, email: string): Promise<Statement[]> => [
  core.db
    .update(contact)
    .set({ access: 'requested' })
    .where(and(eq(contact.id, id), eq(contact.access, 'eligible'))),
  ...(await waiting(core, id, email)),
];

/** Whether an address may still come back to the contact that had it: nobody else becomes a contact with it meanwhile. */
async function isKeptForUndo(core: Core, email: string): Promise<boolean> {
  const open = and(
    isNull(link.usedAt),
    isNull(link.revokedAt),
    isNull(link.replacedAt),
    gt(link.expiresAt, core.clock()),
  );
  const rows = await core.db
    .select({ id: link.id })
    .from(link)
    .where(and(eq(link.email, email), eq(link.purpose, 'email-undo'), open))
    .limit(1);
  return rows.length > 0;
}

export const signInRequestHandler: OutboxHandler = async (core, { payload }) => {
  const request = payload as SignInRequest;
  const settings = await readSettings(core.db);
  const row = await contactAt(core.db, request.email);
  if (row && (await isStranger(core, row, settings))) return noteStranger(core, row, request.email);
  if (row) return mayAsk(row, settings) ? mailLink(core, settings, request, row) : [];
  if (await isKeptForUndo(core, request.email)) return [];
  if (settings.signIn.signUp === 'open') return mailLink(core, settings, { ...request, purpose: 'sign-in' }, undefined);
  return settings.signIn.signUp === 'approval' ? noteRequest(core, settings, request.email) : [];
};

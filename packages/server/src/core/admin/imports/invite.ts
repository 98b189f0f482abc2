import { PortalError } from '@client-portal/contract/errors';
import { and, asc, eq, gt, sql } from 'drizzle-orm';

import { contact } from '../../db/schema.js';
import type { Actor } from '../../events.js';
import { inviteContact } from '../invitations/invite-contact.js';
import { tryStep, type Held } from './lease.js';
import { importRow } from './schema.js';

const GROUP = 10;

/** Invites whom an import made, a few at a time, so that other mails are not kept waiting. */
export async function runInvitations(held: Held): Promise<void> {
  const { core, signal } = held;
  while (!signal.aborted) {
    const { id, invitePosition, invitesSent } = held.row;
    const next = await core.db
      .select({ row: importRow.row, email: contact.email })
      .from(importRow)
      .innerJoin(contact, eq(contact.id, importRow.contactId))
      .where(and(eq(importRow.importId, id), eq(importRow.created, true), gt(importRow.row, invitePosition ?? 0), sql`${contact.email} IS NOT NULL AND ${contact.invitedAt} IS NULL`))
      .orderBy(asc(importRow.row))
      .limit(GROUP);
    if (next.length === 0) {
      await tryStep(held, { invitePosition: null, leasedUntil: 0 });
      return;
    }
    for (const { email } of next) await invite(held, email!);
    if (!(await tryStep(held, { invitePosition: next.at(-1)!.row, invitesSent: invitesSent + next.length }))) return;
  }
}

/** Whoever was suspended meanwhile is left out. */
async function invite({ core, row }: Held, email: string): Promise<void> {
  try {
    await inviteContact(core, row.startedBy as Actor, { email });
  } catch (error) {
    if (!(error instanceof PortalError)) throw error;
    core.log.warn({ import: row.id, error: error.message }, 'A contact of an import was not invited');
  }
}

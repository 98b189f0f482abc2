import { sql } from 'drizzle-orm';

import type { Statement } from '../../db/change.js';
import { type Actor, recordEvent } from '../../events.js';
import { createId } from '../../ids.js';
import { enqueue } from '../../outbox.js';
import { parseOptions } from '../invitations/invite-contact.js';
import { mailBatch } from '../invitations/schema.js';
import { readSettings } from '../../settings.js';
import type { Held } from './lease.js';

export interface OrderedMails {
  id: string | null;
  statements: Statement[];
}

export const NO_MAILS: OrderedMails = { id: null, statements: [] };

/** Invites whom an import made, in the order of the file, a few at a time, so that no other mail has to wait. */
export async function orderInvitations({ core, row }: Held): Promise<OrderedMails> {
  const { db } = core;
  const now = core.clock();
  const id = createId('bat');
  const actor = row.startedBy as Actor;
  const options = parseOptions(core, await readSettings(db), {});
  const values = { id, kind: 'invitation' as const, options, startsAt: now, createdAt: now, createdBy: actor };
  const event = {
    type: 'mail-batch.created',
    actor,
    subject: { type: 'mail-batch', id },
    data: { kind: 'invitation' },
  };
  return {
    id,
    statements: [
      db.insert(mailBatch).values(values as never),
      db.run(sql`INSERT INTO mail_batch_recipient (batch_id, contact_id, position)
        SELECT ${id}, contact.id, import_row.row FROM import_row JOIN contact ON contact.id = import_row.contact_id
        WHERE import_id = ${row.id} AND created = 1 AND contact.email IS NOT NULL`),
      ...(await enqueue(core, { kind: 'mail-batch', payload: { id }, dedupeKey: `${id}:0`, dueAt: now })),
      recordEvent(db, { ...event, at: now }),
    ],
  };
}

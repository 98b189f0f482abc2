import { PortalError } from '@client-portal/contract/errors';
import { and, eq, inArray, isNull, ne, or } from 'drizzle-orm';

import { tryCommit } from '../../../core/commit.js';
import { expectChange } from '../../../core/db/change.js';
import type { Core } from '../../../core/deps.js';
import type { Actor } from '../../../core/events.js';
import { readSettings } from '../../../core/settings.js';
import { noteInvoice } from '../invoice-events.js';
import { businessDay } from '../invoice-status.js';
import { orderInvoiceMail } from '../mails.js';
import { requireInvoice } from '../operations.js';
import { invoice, type InvoiceRow } from '../schema.js';

/** States in which a client can be reminded. */
export const REMINDABLE: InvoiceRow['state'][] = ['open', 'partially_paid'];

/** Mails what is due, once a day at most. @throws PortalError `conflict` where there is nothing to remind of, or nobody. */
export async function remind(core: Core, actor: Actor, id: string): Promise<void> {
  const settings = await readSettings(core.db);
  const row = await requireInvoice(core, id);
  if (!REMINDABLE.includes(row.state))
    throw new PortalError('conflict', 'Nothing is waited for on this invoice', { reason: 'state' });
  const today = businessDay(core, settings);
  const mail = await orderInvoiceMail(core, settings, 'invoice-reminder', row, { about: `${id}:${today}` });
  if (mail.length === 0)
    throw new PortalError('conflict', 'This client has no e-mail address. Add one first', { reason: 'no_address' });
  const done = await tryCommit(core, [
    core.db
      .update(invoice)
      .set({ remindedOn: today })
      .where(
        and(
          eq(invoice.id, id),
          inArray(invoice.state, REMINDABLE),
          or(isNull(invoice.remindedOn), ne(invoice.remindedOn, today)),
        ),
      ),
    expectChange(core.db),
    noteInvoice(core, 'invoice.reminded', actor, row),
    ...mail,
  ]);
  if (!done)
    throw new PortalError('conflict', 'A reminder went out today already; the next one can go tomorrow', {
      reason: 'reminded_today',
    });
}

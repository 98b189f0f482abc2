import type { NodePortal } from '@client-portal/server/node';

import { seedBusiness } from './business.js';
import { seedContacts } from './contacts.js';
import { seedInvoices } from './invoices.js';
import { Random } from './random.js';
import { seedStaff } from './staff.js';

/** The portal's clock, which the seed sets back to write what happened in the past. */
export interface ShiftedClock {
  /** Milliseconds, 0 or less. */
  shift: number;
}

/** Fills an empty database with a business and its clients. */
export async function seed(node: NodePortal, clock: ShiftedClock): Promise<void> {
  const random = new Random(20_261_122);
  const now = Date.now();
  await seedBusiness(node, now);
  await seedStaff(node, now);
  const crowd = await seedContacts(node, random, now);
  await seedInvoices(node, clock, crowd);
  await settleMails(node, now - 3 * 3_600_000 + 60_000);
}

const INVITATIONS = `INSERT INTO mail (id, template, contact_id, to_address, name, cause, subject, state, created_at, settled_at)
  SELECT 'msg_' || substr(id, 5), 'invitation', id, email, first_name, 'invitation:' || id,
    'Northlight invites you to your client portal', 'delivered', invited_at, invited_at + 4000
  FROM contact WHERE invited_at < ? AND email IS NOT NULL`;

/** The mails of the past were read in the past; the newest is on its way. */
async function settleMails({ database }: NodePortal, before: number): Promise<void> {
  await database.client.batch(
    [
      {
        sql: `UPDATE mail SET state = 'delivered', settled_at = created_at + 4000 WHERE created_at < ?`,
        args: [before],
      },
      { sql: 'DELETE FROM outbox WHERE created_at < ?', args: [before] },
      { sql: INVITATIONS, args: [before] },
    ],
    'write',
  );
}

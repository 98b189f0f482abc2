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
  // The mails of the past were read in the past; the newest is on its way.
  await node.database.client.execute({
    sql: 'DELETE FROM outbox WHERE created_at < ?',
    args: [now - 3 * 3_600_000 + 60_000],
  });
}

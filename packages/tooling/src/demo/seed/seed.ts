import type { NodePortal } from '@client-portal/server/node';

import { seedBusiness } from './business.js';
import { seedContacts } from './contacts.js';
import { Random } from './random.js';

/** The portal's clock, which the seed sets back to write what happened in the past. */
export interface ShiftedClock {
  /** Milliseconds, 0 or less. */
  shift: number;
}

/** Fills an empty database with a business and its clients. */
export async function seed(node: NodePortal, _clock: ShiftedClock): Promise<void> {
  const random = new Random(20_261_122);
  const now = Date.now();
  await seedBusiness(node, now);
  await seedContacts(node, random, now);
  // The mails of the past were read in the past.
  await node.database.client.execute('DELETE FROM outbox');
}

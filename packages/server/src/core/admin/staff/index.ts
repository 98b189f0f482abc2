import { lte } from 'drizzle-orm';

import { registerStaffLinks } from '../../auth/staff-link-routes.js';
import { registerStaffSessions } from '../../auth/staff-session-routes.js';
import { DAY, HOUR } from '../../clock.js';
import { write } from '../../db/change.js';
import { idempotency, staffLink, staffSession } from '../../db/staff-schema.js';
import { staffMigrations } from '../../db/staff-migrations.js';
import type { Job } from '../../jobs.js';
import type { AdminArea } from '../area.js';
import { staffMails } from './mails.js';
import { staffResetHandler } from './reset.js';
import { registerStaff } from './routes.js';
import { registerSecondFactor } from './second-factor.js';

const cleanUpStaff: Job = {
  name: 'clean-up-staff',
  every: HOUR,
  async run({ db, clock }) {
    const now = clock();
    await write(db, [
      db.delete(staffSession).where(lte(staffSession.expiresAt, now)),
      db.delete(staffLink).where(lte(staffLink.expiresAt, now - 30 * DAY)),
      db.delete(idempotency).where(lte(idempotency.createdAt, now - DAY)),
    ]);
  },
};

export const staffArea: AdminArea = {
  routes(register, core) {
    registerStaffSessions(register, core);
    registerStaffLinks(register, core);
    registerSecondFactor(register, core);
    registerStaff(register, core);
  },
  migrations: staffMigrations,
  jobs: [cleanUpStaff],
  outbox: { 'staff-reset': staffResetHandler },
  mails: staffMails,
};

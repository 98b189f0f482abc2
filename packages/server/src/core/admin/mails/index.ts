import { sql } from 'drizzle-orm';

import type { AdminArea } from '../area.js';
import { mailMigrations } from './migrations.js';
import { registerMails } from './routes.js';

/** Addresses in the log, also of mails that no contact was found for. */
const forget: NonNullable<AdminArea['eraseContact']> = (core, { addresses }) =>
  addresses.map((address) => core.db.run(sql`DELETE FROM mail WHERE to_address = ${address}`));

export const mailsArea: AdminArea = {
  routes: registerMails,
  migrations: mailMigrations,
  mergeContact: (_, merge) => merge.move('mail'),
  eraseContact: forget,
};

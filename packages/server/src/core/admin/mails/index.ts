import type { AdminArea } from '../area.js';
import { mailMigrations } from './migrations.js';
import { registerMails } from './routes.js';

export const mailsArea: AdminArea = { routes: registerMails, migrations: mailMigrations };

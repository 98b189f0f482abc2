import type { AdminArea } from '../area.js';
import { registerContactActions } from './action-routes.js';
import { contactMigrations } from './migrations.js';
import { registerContacts } from './routes.js';

export const contactsArea: AdminArea = {
  migrations: contactMigrations,
  routes(register, core, apps, areas) {
    registerContacts(register, core, apps);
    registerContactActions(register, core, [...areas, ...apps]);
  },
};

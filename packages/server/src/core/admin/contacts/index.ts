import type { AdminArea } from '../area.js';
import { registerContactAccess, registerContactIdentity } from './action-routes.js';
import { contactMigrations } from './migrations.js';
import { registerContactHistory, registerContacts } from './routes.js';

export const contactsArea: AdminArea = {
  migrations: contactMigrations,
  routes(register, core, apps, areas) {
    registerContacts(register, core);
    registerContactHistory(register, core, apps);
    registerContactAccess(register, core);
    registerContactIdentity(register, core, [...areas, ...apps]);
  },
};

import type { AdminArea } from '../area.js';
import { cleanUpImports } from './clean-up.js';
import { eraseContact } from './erase.js';
import { importMigrations } from './migrations.js';
import { registerImports } from './routes.js';
import { workOnImports } from './work.js';

export const importsArea: AdminArea = {
  routes: registerImports,
  migrations: importMigrations,
  jobs: [cleanUpImports],
  work: workOnImports,
  eraseContact,
};

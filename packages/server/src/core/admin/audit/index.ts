import type { AdminArea } from '../area.js';
import { auditMigrations } from './migrations.js';
import { registerAudit } from './routes.js';
import { sealJob } from './seal-events.js';

export const auditArea: AdminArea = {
  routes: registerAudit,
  migrations: auditMigrations,
  jobs: [sealJob],
};

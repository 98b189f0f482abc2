import type { AdminArea } from '../area.js';
import { registerLinkTemplates } from './link-templates.js';
import { invitationMigrations } from './migrations.js';
import { registerInvitationArea } from './routes.js';
import { mailBatchHandler } from './send-batch.js';

export const invitationsArea: AdminArea = {
  routes: registerInvitationArea,
  clientRoutes: registerLinkTemplates,
  migrations: invitationMigrations,
  outbox: { 'mail-batch': mailBatchHandler },
};

import { accessArea } from './core/admin/access/index.js';
import type { AdminArea } from './core/admin/area.js';
import { auditArea } from './core/admin/audit/index.js';
import { businessArea } from './core/admin/business/index.js';
import { contactsArea } from './core/admin/contacts/index.js';
import { formsArea } from './core/admin/forms/index.js';
import { importsArea } from './core/admin/imports/index.js';
import { invitationsArea } from './core/admin/invitations/index.js';
import { mailsArea } from './core/admin/mails/index.js';
import { metricsArea } from './core/admin/metrics/index.js';
import { segmentsArea } from './core/admin/segments/index.js';
import { settingsArea } from './core/admin/settings/index.js';
import { staffArea } from './core/admin/staff/index.js';
import { viewAsArea } from './core/admin/view-as/index.js';
import { webhooksArea } from './core/admin/webhooks/index.js';

/** The business's side, in the order of its migrations. */
export const adminAreas: readonly AdminArea[] = [
  staffArea,
  contactsArea,
  segmentsArea,
  accessArea,
  invitationsArea,
  mailsArea,
  metricsArea,
  importsArea,
  formsArea,
  settingsArea,
  webhooksArea,
  auditArea,
  viewAsArea,
  businessArea,
];

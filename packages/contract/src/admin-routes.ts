import { accessRoutes } from './admin/access.js';
import { auditRoutes } from './admin/audit.js';
import { businessRoutes } from './admin/business.js';
import { contactsRoutes } from './admin/contacts.js';
import { formsRoutes } from './admin/forms.js';
import { importsRoutes } from './admin/imports.js';
import { invitationsRoutes } from './admin/invitations.js';
import { mailsRoutes } from './admin/mails.js';
import { metricsRoutes } from './admin/metrics.js';
import { segmentsRoutes } from './admin/segments.js';
import { settingsRoutes } from './admin/settings.js';
import { staffRoutes } from './admin/staff.js';
import { staffSessionRoutes } from './admin/staff-session.js';
import { viewAsRoutes } from './admin/view-as.js';
import { webhooksRoutes } from './admin/webhooks.js';
import type { AppId } from './apps.js';
import { invoicesAdminRoutes } from './apps/invoices/admin.js';
import { profileAdminRoutes } from './apps/profile/admin.js';

/** Each app's management operations; an app without its line does not compile. */
export const appAdminRoutes = {
  invoices: invoicesAdminRoutes,
  profile: profileAdminRoutes,
} satisfies Record<AppId, readonly unknown[]>;

type AppAdminRoutes = (typeof appAdminRoutes)[AppId];

/** Area by area: the compiler writes down no type as long as all of them together. */
type CoreRoute =
  | (typeof staffSessionRoutes)[number]
  | (typeof staffRoutes)[number]
  | (typeof metricsRoutes)[number]
  | (typeof contactsRoutes)[number]
  | (typeof segmentsRoutes)[number]
  | (typeof accessRoutes)[number]
  | (typeof invitationsRoutes)[number]
  | (typeof mailsRoutes)[number]
  | (typeof importsRoutes)[number]
  | (typeof formsRoutes)[number]
  | (typeof settingsRoutes)[number]
  | (typeof webhooksRoutes)[number]
  | (typeof auditRoutes)[number]
  | (typeof viewAsRoutes)[number]
  | (typeof businessRoutes)[number];

const coreRoutes: readonly CoreRoute[] = [
  ...staffSessionRoutes,
  ...staffRoutes,
  ...metricsRoutes,
  ...contactsRoutes,
  ...segmentsRoutes,
  ...accessRoutes,
  ...invitationsRoutes,
  ...mailsRoutes,
  ...importsRoutes,
  ...formsRoutes,
  ...settingsRoutes,
  ...webhooksRoutes,
  ...auditRoutes,
  ...viewAsRoutes,
  ...businessRoutes,
];

export type AdminRoute = CoreRoute | AppAdminRoutes[number];

/** Every operation of `/api/admin`, for staff and API keys. */
export const adminRoutes: readonly AdminRoute[] = [...coreRoutes, ...Object.values(appAdminRoutes).flat()];

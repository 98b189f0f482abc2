import type { AppId } from './apps.js';
import { invoicesRoutes } from './apps/invoices/index.js';
import { profileRoutes } from './apps/profile/index.js';
import { deviceRoutes } from './core/devices.js';
import { eventRoutes } from './core/events.js';
import { formRoutes } from './core/forms.js';
import { homeRoutes } from './core/home.js';
import { linkRoutes } from './core/links.js';
import { passkeyRoutes } from './core/passkeys.js';
import { portalRoutes } from './core/portal.js';
import { sessionRoutes } from './core/session.js';

/** Each app's operations; an app without its line does not compile. */
export const appRoutes = {
  invoices: invoicesRoutes,
  profile: profileRoutes,
} satisfies Record<AppId, readonly unknown[]>;

type AppRoutes = (typeof appRoutes)[AppId];

const coreRoutes = [
  ...portalRoutes,
  ...sessionRoutes,
  ...linkRoutes,
  ...passkeyRoutes,
  ...deviceRoutes,
  ...homeRoutes,
  ...eventRoutes,
  ...formRoutes,
] as const;

export type ClientRoute = (typeof coreRoutes)[number] | AppRoutes[number];

/** Every operation of `/api`, for the signed-in client. */
export const clientRoutes: readonly ClientRoute[] = [...coreRoutes, ...Object.values(appRoutes).flat()];

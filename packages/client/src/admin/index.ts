export { type AdminClient, createAdminClient } from './admin-client.js';
export type { AdminClientOptions } from './admin-client-options.js';
export type {
  AdminAnswer,
  AdminCallArgs,
  AdminCalls,
  AdminMethod,
  AdminPathOf,
  AdminSignInPath,
  PageItem,
} from './admin-routes.js';
export type { StaffListener } from './staff-events.js';

export { type AdminClient, createAdminClient } from './admin-client.js';
export type { AdminClientOptions } from './admin-client-options.js';
export type {
  AdminAnswer,
  AdminCallArgs,
  AdminCalls,
  AdminFilePath,
  AdminMethod,
  AdminPathOf,
  AdminSignInPath,
  PagedPath,
  PageItem,
} from './admin-routes.js';
export type { StaffListener } from './staff-events.js';

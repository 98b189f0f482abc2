export { AdminController } from './core/admin-controller.js';
export type { AdminScope } from './core/admin-context.js';
export { PortalAdmin } from './shell/portal-admin.js';

export { PortalAdminAudit } from './portal-admin-audit.js';

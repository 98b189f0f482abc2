export { PortalAdminDashboard } from './portal-admin-dashboard.js';

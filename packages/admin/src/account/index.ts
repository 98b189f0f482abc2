export { PortalAdminAccount } from './portal-admin-account.js';

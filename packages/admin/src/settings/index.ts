export { PortalAdminSettings } from './portal-admin-settings.js';

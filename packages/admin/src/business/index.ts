export { PortalAdminBusiness } from './portal-admin-business.js';

export { PortalAdminStaff } from './portal-admin-staff.js';

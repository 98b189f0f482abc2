export { PortalAdminContacts } from './portal-admin-contacts.js';

export { PortalAdminMails } from './portal-admin-mails.js';

export { PortalAdminInvitations } from './portal-admin-invitations.js';

export { PortalAdminWebhooks } from './portal-admin-webhooks.js';

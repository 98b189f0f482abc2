export { PortalAdminForms } from './portal-admin-forms.js';

export { PortalAdminImports } from './portal-admin-imports.js';

export { PortalHome } from './portal-home.js';

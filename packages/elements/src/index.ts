export { PanelController, type PanelHost } from './core/panel-controller.js';
export {
  PortalErrorEvent,
  PortalNavigateEvent,
  PortalReadyEvent,
  PortalSignedInEvent,
  PortalSignedOutEvent,
} from './core/portal-events.js';
export { start } from './loader/start.js';
export { ClientPortal } from './shell/client-portal.js';
export { PortalSignIn } from './sign-in/portal-sign-in.js';

export { ProfileUpdatedEvent } from './events.js';
export { PortalProfile } from './portal-profile.js';

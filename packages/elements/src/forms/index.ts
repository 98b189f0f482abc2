export { FormSubmitEvent, FormSubmittedEvent } from './events.js';
export { PortalForm } from './portal-form.js';

import { createCatalogue } from '@client-portal/kit/i18n.js';

const english = {
  looking: '{viewer}, you see the portal as {name} sees it, until {until}. Nothing can be changed.',
  stop: 'Stop looking',
};

export type ViewMessages = typeof english;

/** The words above the portal while somebody of the business looks at it. */
export const viewMessages = createCatalogue('view-as', english, { ar: () => import('./locales/view-ar.js') });

import { createCatalogue } from '@client-portal/kit/i18n.js';

import { portalMessages } from './portal-messages.js';

const english = {
  ...portalMessages.english,
  signInFirst: 'Sign in to see what is here.',
  unavailable: 'This is not available right now. If you need something here, please contact us.',
  notLoaded: 'This could not be loaded. Nothing is lost; please try again.',
};

export type PanelMessages = typeof english;

/** The words around a panel's content. */
export const panelMessages = createCatalogue('panel', english, { ar: () => import('./locales/panel-ar.js') });

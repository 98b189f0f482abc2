import { createCatalogue } from '@client-portal/kit/i18n.js';

import { portalMessages } from './portal-messages.js';

const english = {
  ...portalMessages.english,
  signInFirst: 'Sign in to see what is here.',
  unavailable: 'There is nothing here for you right now.',
};

export type PanelMessages = typeof english;

/** The words around a panel's content. */
export const panelMessages = createCatalogue('panel', english, { ar: () => import('./locales/panel-ar.js') });

import { createCatalogue } from '@client-portal/kit/i18n.js';

const english = {
  retry: 'Try again',
  request: 'Request {id}',
  noServer: 'This portal does not know its server yet. Give the element a url, such as url="https://portal.example.com".',
  'failed:offline': 'You are offline',
  'failed:offline:do': 'Check your connection. Everything you had here is safe.',
  'failed:down': 'The portal cannot be reached',
  'failed:down:do': 'This is not your fault, and nothing is lost. Please try again in a moment.',
  'failed:origin': 'The portal is not set up for this site yet',
  'failed:origin:do': 'Please tell the people who run this site.',
  'failed:other': 'Something went wrong',
  'failed:other:do': 'Nothing is lost. Please try again.',
};

export type PortalMessages = typeof english;

/** The words of what stands in for the portal when it cannot be shown. */
export const portalMessages = createCatalogue('portal', english, { ar: () => import('./locales/ar.js') });

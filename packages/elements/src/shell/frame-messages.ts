import type { AppId } from '@client-portal/contract/apps';
import { createCatalogue } from '@client-portal/kit/i18n.js';

const english = {
  'app:home': 'Home',
  'app:invoices': '{Term:invoices}',
  'app:profile': 'Profile',
  'term:invoices': 'invoices',
  navigation: 'Portal',
  account: '{name}, your account',
  you: 'You',
  profile: 'Profile',
  signOut: 'Sign out',
  unavailable: 'This is not available',
  unavailableText: 'It is gone, or not for this account.',
  toHome: 'Go to the start',
  loadFailed: 'This part could not be loaded. Nothing is lost.',
} satisfies Record<`app:${AppId | 'home'}`, string> & Record<string, string>;

export type FrameMessages = typeof english;

/** The words around the panels. */
export const frameMessages = createCatalogue('frame', english, { ar: () => import('./locales/ar.js') });

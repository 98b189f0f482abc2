import { createCatalogue } from './i18n.js';

const english = {
  back: 'Back',
  close: 'Close',
  copied: 'Copied',
  copyId: 'Copy request id',
  dismiss: 'Dismiss',
  errorTitle: 'Something went wrong',
  errorOffline: 'You are offline. Check your connection and try again.',
  formErrors: { one: 'Please check one field', other: 'Please check {count} fields' },
  loading: 'Loading',
  more: 'More actions',
  offline: 'You are offline. What you see is from {time}.',
  offlineNow: 'You are offline.',
  optional: 'optional',
  requestId: 'Request id',
  retry: 'Try again',
  showMore: 'Show more',
  undo: 'Undo',
};

export type KitMessages = typeof english;

/** The words of the kit's own primitives. */
export const kitMessages = createCatalogue('kit', english, { ar: () => import('./locales/ar.js') });

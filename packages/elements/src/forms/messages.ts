import { createCatalogue } from '@client-portal/kit/i18n.js';

const english = {
  loading: 'Loading the form',
  gone: 'This form is not available',
  goneText: 'It may have been taken off. Please contact us in another way.',
  optional: 'optional',
  wrong: { one: 'One thing needs another look', other: '{count} things need another look' },
  missing: 'Please fill this in.',
  unticked: 'Please tick this to go on.',
  'wrong:email': 'Enter an e-mail address such as name@example.com.',
  'wrong:field': 'Please check this field.',
};

export type FormMessages = typeof english;

/** What a form says by itself; its labels are the business's own. */
export const formMessages = createCatalogue('forms', english, { ar: () => import('./locales/ar.js') });

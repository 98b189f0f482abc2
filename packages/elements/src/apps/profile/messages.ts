import { createCatalogue } from '@client-portal/kit/i18n.js';

const english = {
  heading: 'Profile',
  loading: 'Loading your profile',
  gone: 'Your profile is not available right now',
  goneText: 'If you need to change something, please contact us.',
  about: 'About you',
  firstName: 'First name',
  lastName: 'Last name',
  company: 'Company',
  phone: 'Phone',
  optional: 'optional',
  language: 'Language',
  asPage: 'As this page ({language})',
  timeZone: 'Time zone',
  asDevice: 'As this device ({zone})',
  save: 'Save changes',
  discard: 'Discard changes',
  saved: 'Saved.',
  'wrong:field': 'Please check this field.',
  'wrong:timeZone': 'Choose a time zone from the list.',
};

export type ProfileMessages = typeof english;
export type ProfileTranslate = (
  key: keyof ProfileMessages & string,
  params?: Record<string, string | number>,
) => string;

/** The words of the profile panel. */
export const profileMessages = createCatalogue('profile', english, { ar: () => import('./locales/ar.js') });

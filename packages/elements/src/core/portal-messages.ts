import { createCatalogue } from '@client-portal/kit/i18n.js';

const english = {
  signIn: 'Sign in',
  confirm: 'Confirm that it’s you',
  confirmIntro: 'Please sign in again to go on.',
  email: 'Email',
  password: 'Password',
  show: 'Show',
  hide: 'Hide',
  showPassword: 'Show password',
  forgot: 'Forgot your password?',
  emailCode: 'Email me a code',
  passkey: 'Use a passkey',
  or: 'or',
  slow: 'This is taking longer than usual. Still trying.',
  'wrong:email': 'Enter an email address such as name@example.com.',
  'wrong:password': 'Enter your password.',
  'wrong:code': 'Enter the six digits of the code.',
  'wrong:short': 'Use at least 15 characters.',
  'wrong:weak': 'This one is easy to guess. A few words that do not belong together are better.',
  'error:invalid_credentials': 'The email or the password is not right.',
  'error:code': 'This code is not right, or no longer valid.',
  'error:passkey': 'This passkey could not be used here. Sign in another way.',
  'error:rate_limited': {
    one: 'Too many tries. Try again in one minute.',
    other: 'Too many tries. Try again in {count} minutes.',
  },
  'error:offline': 'You are offline. Nothing is lost; check your connection and try again.',
  'error:unreachable': 'The server did not answer. Nothing is lost; please try again in a moment.',
  'error:origin_not_allowed': 'The portal is not set up for this site yet. Please tell the people who run it.',
  'error:other': 'Something went wrong. Please try again. (Request {id})',
  retry: 'Try again',
  noServer: 'No portal here yet: add its address, such as url="https://portal.example.com".',
};

export type PortalMessages = typeof english;
export type PortalTranslate = (key: keyof PortalMessages & string, params?: Record<string, string | number>) => string;

/** The words of the first screen, and of what can go wrong before there is another. */
export const portalMessages = createCatalogue('portal', english, { ar: () => import('./locales/ar.js') });

import { createCatalogue } from '@client-portal/kit/i18n.js';

const english = {
  signIn: 'Sign in',
  signInTo: 'Sign in to {name}',
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
  signedInAs: 'You are signed in as {email}.',
  signOut: 'Sign out',
  'wrong:email': 'Enter an email address such as name@example.com.',
  'wrong:password': 'Enter your password.',
  'wrong:code': 'Enter the six digits of the code.',
  'wrong:short': 'Use at least 15 characters.',
  'error:invalid_credentials': 'The email or the password is not right.',
  'error:code': 'This code is not right, or no longer valid.',
  'error:passkey': 'This passkey could not be used here. Sign in another way.',
  'error:rate_limited': {
    one: 'Too many tries. Try again in one minute.',
    other: 'Too many tries. Try again in {count} minutes.',
  },
  'error:offline': 'You are offline. Check your connection and try again; nothing you typed is lost.',
  'error:unreachable': 'The server did not answer. Please try again in a moment; nothing you typed is lost.',
  'error:origin_not_allowed': 'Sign-in is not set up for this site yet. Please tell the people who run it.',
  'error:other': 'Something went wrong. Please try again. (Request {id})',
};

export type SignInMessages = typeof english;

/** The words of the first screen and its failures. */
export const signInMessages = createCatalogue('sign-in', english, { ar: () => import('./locales/ar.js') });

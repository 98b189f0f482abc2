import { createCatalogue } from '@client-portal/kit/i18n.js';

const english = {
  welcome: 'Welcome',
  welcomeIntro: 'Your account is for {email}. Choose a password, or go on without one.',
  welcomeBack: 'Welcome back',
  continueIntro: 'This link signs you in as {email}.',
  continueAs: 'Continue as {email}',
  lookHeading: 'See what a client sees',
  lookIntro:
    'For a quarter of an hour you see the portal of {email}. You can change nothing in it, and it is written down.',
  look: 'Look at the portal',
  newPassword: 'New password',
  passwordHint: '15 characters or more. A few words in a row are fine.',
  setPassword: 'Set password and continue',
  skipPassword: 'Continue without a password',
  resetHeading: 'Choose a new password',
  resetIntro: 'For {email}. You are signed in with it right away, and signed out everywhere else.',
  otherHeading: 'You are signed in as somebody else',
  otherIntro: 'This browser is signed in as {current}. The link is for {email}.',
  stay: 'Stay signed in as {current}',
  emailChangeHeading: 'Confirm your new email address',
  emailChangeIntro: 'From now on you sign in with {email}.',
  emailChange: 'Use this address',
  emailUndoHeading: 'Keep your old email address?',
  emailUndoIntro: 'Somebody asked to change the address of your account. If it was not you, undo it here.',
  emailUndo: 'Undo the change',
  changedHeading: 'Your new address is set',
  changedIntro: 'Sign in with {email} from now on.',
  undoneHeading: 'The change is undone',
  undoneIntro:
    'Your address is {email}, as before. All sessions were ended, the password and the passkeys are gone; sign in by mail and set them anew.',
  goOn: 'Continue',
  'state:offered': 'Sign in with a link by mail',
  'state:expired': 'This link has expired',
  'state:used': 'This link was used already',
  'state:replaced': 'There is a newer link',
  'state:revoked': 'This link was withdrawn',
  'state:unknown': 'This link is not valid',
  renewIntro: 'For your safety, links work once and only for a while. We can send a new one to {email}.',
  renewIntroUnknown: 'For your safety, links work once and only for a while. Check that you opened the latest one.',
  renew: 'Send me a new link',
  renewedHeading: 'Check your email',
  renewedIntro: 'A new link is on its way. It works for {count} minutes.',
  otherWay: 'Sign in another way',
  passkeyHeading: 'Sign in faster next time?',
  passkeyIntro: 'With a passkey you sign in by fingerprint, face or screen lock. No password to remember.',
  createPasskey: 'Create a passkey',
  notNow: 'Not now',
};

export type LinkMessages = typeof english;

/** The words of the screens that a mailed link opens. */
export const linkMessages = createCatalogue('sign-in-link', english, { ar: () => import('./locales/link-ar.js') });

import { createCatalogue } from '@client-portal/kit/i18n.js';

const english = {
  codeHeading: 'Email me a code',
  codeIntro: 'We send you a six-digit code, and a link that does the same.',
  sendCode: 'Send code',
  checkHeading: 'Check your email',
  checkIntro: 'If {email} is known here, a six-digit code is on its way. It works for {count} minutes.',
  code: 'Six-digit code',
  signIn: 'Sign in',
  resend: 'Send another code',
  resendIn: { one: 'Send another code in 1 second', other: 'Send another code in {count} seconds' },
  resendLinkIn: { one: 'Send it again in 1 second', other: 'Send it again in {count} seconds' },
  resendLink: 'Send it again',
  otherEmail: 'Use another email',
  back: 'Back to sign-in',
  resetHeading: 'Choose a new password',
  resetIntro: 'We send you a link. It opens this page, where you set a new password.',
  sendLink: 'Send link',
  resetSentIntro:
    'If {email} is known here, a link that sets a new password is on its way. It works for {count} minutes.',
  spam: 'Nothing there? Look into the spam folder, too.',
};

export type CodeMessages = typeof english;

/** The words of the screens that send a mail. */
export const codeMessages = createCatalogue('sign-in-code', english, { ar: () => import('./locales/code-ar.js') });

import type { MailContent, MailInput, MailTemplates } from '../mail/mail-template.js';
import * as arabic from './mails-ar.js';

const greeting = (name: string) => (name ? `Hello ${name},` : 'Hello,');
const NOT_YOU = 'If you did not ask for this, ignore this mail. Nothing happens without your click.';

const signIn = ({ settings, name, data }: MailInput): MailContent => ({
  subject: `${data.code} is your code for ${settings.business.name}`,
  paragraphs: [
    greeting(name),
    `type this code where you asked for it, or use the button. Both work once and for ${data.minutes} minutes.`,
  ],
  code: data.code!,
  action: { label: 'Sign in', url: data.url! },
  footnotes: [NOT_YOU],
});

const login = ({ settings, name, data }: MailInput): MailContent => ({
  subject: `Your link to ${settings.business.name}`,
  paragraphs: [greeting(name), `this button signs you in at ${settings.business.name}. It works once.`],
  action: { label: 'Sign in', url: data.url! },
  footnotes: [NOT_YOU],
});

const invitation = ({ settings, name, data }: MailInput): MailContent => ({
  subject: `${settings.business.name} invites you to your client portal`,
  paragraphs: [
    greeting(name),
    `everything you have with ${settings.business.name} is now in one place: see it, download it and settle it whenever it suits you.`,
    ...(data.message ? [data.message] : []),
    `The button sets up your access. It works once, for ${data.days} days.`,
  ],
  action: { label: 'Set up my access', url: data.url! },
  footnotes: ['If the invitation has expired, open it all the same: a fresh one is one tap away.'],
});

const reset = ({ settings, name, data }: MailInput): MailContent => ({
  subject: `A new password for ${settings.business.name}`,
  paragraphs: [greeting(name), 'choose a new password with this button. It works once, for an hour.'],
  action: { label: 'Choose a new password', url: data.url! },
  footnotes: [NOT_YOU],
});

const passwordChanged = ({ settings, name }: MailInput): MailContent => ({
  subject: `Your password for ${settings.business.name} was changed`,
  paragraphs: [greeting(name), 'your password was changed, and you were signed out everywhere else.'],
  footnotes: [
    `Was it not you? Ask for a new password at once${settings.business.supportEmail ? `, and tell ${settings.business.supportEmail}` : ''}.`,
  ],
});

const passkeyAdded = ({ settings, name, data }: MailInput): MailContent => ({
  subject: `A passkey was added for ${settings.business.name}`,
  paragraphs: [greeting(name), `from now on the passkey “${data.passkey}” signs in to your account.`],
  footnotes: [
    `Was it not you? Remove it in your profile, ask for a new password${settings.business.supportEmail ? `, and tell ${settings.business.supportEmail}` : ''}.`,
  ],
});

const emailChange = ({ settings, name, data }: MailInput): MailContent => ({
  subject: `Confirm your new address for ${settings.business.name}`,
  paragraphs: [
    greeting(name),
    'from now on you want to sign in with this address. Confirm it with the button, within an hour.',
  ],
  action: { label: 'Confirm this address', url: data.url! },
  footnotes: [NOT_YOU],
});

const emailChanged = ({ settings, name, data }: MailInput): MailContent => ({
  subject: `Your address for ${settings.business.name} was changed`,
  paragraphs: [greeting(name), `you now sign in with ${data.email}. If that was you, there is nothing to do.`],
  action: { label: 'That was not me: undo it', url: data.url! },
  footnotes: [
    'The button restores this address, removes the password and all passkeys, and signs everybody out. It works for three days.',
  ],
});

const requested = ({ settings, name }: MailInput): MailContent => ({
  subject: `${settings.business.name} has your request`,
  paragraphs: [
    greeting(name),
    `you asked for access at ${settings.business.name}. Once it is approved, a link to sign in comes by mail.`,
  ],
  footnotes: [NOT_YOU],
});

/** The mails about signing in. */
export const signInMails: MailTemplates = {
  'sign-in': { en: signIn, ar: arabic.signIn },
  login: { en: login, ar: arabic.login },
  invitation: { en: invitation, ar: arabic.invitation },
  reset: { en: reset, ar: arabic.reset },
  'password-changed': { en: passwordChanged, ar: arabic.passwordChanged },
  'passkey-added': { en: passkeyAdded, ar: arabic.passkeyAdded },
  'email-change': { en: emailChange, ar: arabic.emailChange },
  'email-changed': { en: emailChanged, ar: arabic.emailChanged },
  'access-requested': { en: requested, ar: arabic.requested },
};

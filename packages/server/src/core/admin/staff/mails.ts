import type { MailContent, MailInput, MailTemplates } from '../../mail/mail-template.js';

const greeting = (name: string) => (name ? `Hello ${name},` : 'Hello,');

const invitation = ({ settings, name, data }: MailInput): MailContent => ({
  subject: `Join the staff of ${settings.business.name}`,
  paragraphs: [
    greeting(name),
    `you can now work in the admin of ${settings.business.name}. The button lets you choose a password. It works once, for a day.`,
  ],
  action: { label: 'Join', url: data['url']! },
  footnotes: ['If you do not know why you get this, ignore it.'],
});

const reset = ({ settings, name, data }: MailInput): MailContent => ({
  subject: `A new password for the admin of ${settings.business.name}`,
  paragraphs: [greeting(name), 'choose a new password with this button. It works once, for an hour.'],
  action: { label: 'Choose a new password', url: data['url']! },
  footnotes: ['If you did not ask for this, ignore this mail. Nothing happens without your click.'],
});

/** To the staff, in the language of the admin. */
export const staffMails: MailTemplates = { 'staff-invitation': { en: invitation }, 'staff-reset': { en: reset } };

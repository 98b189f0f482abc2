import type { ContactDetails, ContactMerge } from '@client-portal/contract/admin';
import { time } from '@client-portal/kit/time.js';
import { html, nothing } from 'lit';

import { type ContactsLocale, tagList } from './contact-columns.js';
import { languageName } from './language-name.js';

const dated = (at: number | null, { t, lang }: ContactsLocale) => (at === null ? t('never') : time(at, lang));

function knownFacts(contact: ContactDetails, locale: ContactsLocale): [string, unknown][] {
  const { lang, t } = locale;
  return [
    [t('email'), contact.email],
    [t('aliases'), contact.aliases.map(({ email }) => email).join(', ')],
    [t('phone'), contact.phone],
    [t('company'), contact.company],
    [t('address'), contact.address ? html`<span class="lines">${contact.address}</span>` : ''],
    [t('tags'), contact.tags.length > 0 ? tagList(contact.tags) : ''],
    [t('locale'), contact.locale && languageName(contact.locale, lang)],
    [t('timeZone'), contact.timeZone],
    [t('source'), t(`source:${contact.source}`)],
    [t('createdAt'), time(contact.createdAt, lang)],
    [t('invitedAt'), contact.invitedAt === null ? '' : time(contact.lastInvitedAt ?? contact.invitedAt, lang)],
    [t('lastLogin'), dated(contact.lastLoginAt, locale)],
    [t('signsInWith'), signsInWith(contact, locale)],
  ];
}

function signsInWith({ hasPassword, passkeys }: ContactDetails, { t }: ContactsLocale): string {
  return [hasPassword && t('password'), passkeys > 0 && t('passkeys', { count: passkeys })].filter(Boolean).join(', ');
}

/** What is known of a contact. */
export const contactFacts = (
  contact: ContactDetails,
  locale: ContactsLocale,
) => html`<dl class="facts-grid" part="facts">
  ${[...knownFacts(contact, locale), ...Object.entries(contact.fields)].map(([label, value]) =>
    value
      ? html`<div><dt>${label}</dt><dd>${typeof value === 'string' ? html`<bdi>${value}</bdi>` : value}</dd></div>`
      : nothing,
  )}
</dl>`;

/** What became part of a contact, each with a way back while there is one. */
export const contactMerges = (
  { merges }: ContactDetails,
  { lang, t }: ContactsLocale,
  undo: ((merge: ContactMerge) => void) | undefined,
) =>
  merges.map(
    (merge) => html`<p class="muted" part="merge">
      ${t('mergedFrom', { name: merge.name })}, ${time(merge.at, lang)}
      ${
        merge.undoUntil !== null && undo
          ? html`<button class="link-button" type="button" @click=${() => undo(merge)}>${t('undo')}</button>`
          : nothing
      }
    </p>`,
  );

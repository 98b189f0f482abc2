import type { ContactApp, ContactEvent, ContactSession } from '@client-portal/contract/admin';
import { formatMoney } from '@client-portal/kit/format.js';
import { translate } from '@client-portal/kit/i18n.js';
import { statusChip } from '@client-portal/kit/status-chip.js';
import { table } from '@client-portal/kit/table.js';
import { time } from '@client-portal/kit/time.js';
import { html } from 'lit';

import { appName } from '../core/app-name.js';
import { auditSentences, isKnownType } from '../audit/sentences.js';
import type { ContactsLocale } from './contact-columns.js';
import { deviceName } from './device-name.js';
import { type ContactsKey, contactsMessages } from './messages.js';

type Translate = ContactsLocale['t'];

/** A word of the server's in words of the catalogue; as it is where there are none. */
const named = (t: Translate, group: 'actor' | 'method', id: string): string => {
  const key = `${group}:${id}`;
  return Object.hasOwn(contactsMessages.english, key) ? t(key as ContactsKey) : id;
};

const actorKind = (t: Translate, actor: string) => named(t, 'actor', actor.split(':')[0] ?? actor);

const happened = (lang: string, type: string, name: string): string =>
  isKnownType(type) ? translate(auditSentences, lang, type, { subject: name, contact: name }) : type;

/** What happened, latest first. */
export const timeline = ({ lang, t }: ContactsLocale, name: string, events: readonly ContactEvent[]) =>
  events.length === 0
    ? html`<p class="muted">${t('timelineEmpty')}</p>`
    : html`<ol class="timeline" part="timeline">
        ${events.map(
          ({ type, actor, at }) => html`<li>
            <span><span class="muted">${actorKind(t, actor)}</span> ${happened(lang, type, name)}</span>
            ${time(at, lang)}
          </li>`,
        )}
      </ol>`;

const deviceOf = (userAgent: string | null) => userAgent && (deviceName(userAgent) ?? userAgent);

/** Where the contact is signed in. */
export const sessionTable = (
  { lang, t }: ContactsLocale,
  sessions: readonly ContactSession[],
  end: ((session: ContactSession) => void) | undefined,
) =>
  sessions.length === 0
    ? html`<p class="muted">${t('sessionsEmpty')}</p>`
    : table({
        caption: t('tab:sessions'),
        rows: sessions,
        key: ({ id }) => id,
        columns: [
          { id: 'device', label: t('device'), cell: ({ userAgent, origin }) => deviceOf(userAgent) ?? origin ?? '–' },
          { id: 'method', label: t('method'), cell: ({ method }) => named(t, 'method', method) },
          { id: 'seen', label: t('seen'), tight: true, cell: ({ seenAt }) => time(seenAt, lang) },
        ],
        ...(end && {
          actionsLabel: t('actions'),
          actions: (session: ContactSession) =>
            html`<button class="button small quiet" part="end" type="button" @click=${() => end(session)}>${t('endSession')}</button>`,
        }),
      });

/** What an app holds, in words: "Two outstanding (240.00 €)". */
export const factSentence = ({ lang, t }: ContactsLocale, { facts }: ContactApp): string =>
  facts
    .map(({ name, count, sum }) => {
      const many = t(`fact:${name}` as ContactsKey, { count });
      return sum ? `${many} (${formatMoney(sum.amount, sum.currency, lang)})` : many;
    })
    .join(', ');

/** What each app holds of the contact. */
export const appTable = (locale: ContactsLocale, apps: readonly ContactApp[]) => {
  const { t } = locale;
  return table({
    caption: t('tab:apps'),
    rows: apps,
    key: ({ app }) => app,
    columns: [
      { id: 'app', label: t('resource'), cell: ({ app }) => appName(app, locale.lang) },
      {
        id: 'facts',
        label: t('holds'),
        plain: true,
        cell: (app) => factSentence(locale, app) || html`<span class="muted">${t('factsEmpty')}</span>`,
      },
      {
        id: 'visible',
        label: t('visible'),
        plain: true,
        cell: ({ visible }) => (visible ? statusChip('success', t('visible')) : statusChip('neutral', t('hidden'))),
      },
    ],
  });
};

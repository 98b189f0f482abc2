import type { AuditEntry } from '@client-portal/contract/admin';
import { translate } from '@client-portal/kit/i18n.js';
import { html, nothing } from 'lit';

import type { AdminController } from '../core/admin-controller.js';
import type { AuditMessages } from './messages.js';
import { auditSentences, isKnownType } from './sentences.js';

export interface EntryLocale {
  lang: string;
  t: (key: keyof AuditMessages & string) => string;
}

/** Who did it, by the name they have now. */
export function actorOf({ t }: EntryLocale, { actor, names }: AuditEntry): string {
  if (actor === 'system' || actor === 'cli') return t(`actor:${actor}`);
  return names.actor ?? t('gone');
}

/** What happened, in a sentence; the bare type where this page does not know it. */
export function sentenceOf({ lang, t }: EntryLocale, { type, names }: AuditEntry): string {
  if (!isKnownType(type)) return type;
  const gone = t('gone');
  return translate(auditSentences, lang, type, {
    contact: names.contact ?? gone,
    subject: names.subject ?? names.contact ?? gone,
  });
}

/** Where what an event tells of can be looked at. */
export function viewOf({ subject, contactId }: AuditEntry): string | undefined {
  if (subject?.type === 'invoice') return `invoices/${subject.id}`;
  if (subject?.type === 'staff' || subject?.type === 'key') return 'staff';
  if (subject?.type === 'webhook') return `webhooks/${subject.id}`;
  const contact = subject?.type === 'contact' ? subject.id : contactId;
  return contact ? `contacts/${contact}` : undefined;
}

/** The sentence, which leads to what it tells of, and everything that was recorded, folded away. */
export function whatCell(locale: EntryLocale, admin: AdminController, entry: AuditEntry) {
  const sentence = sentenceOf(locale, entry);
  const view = viewOf(entry);
  const details = Object.keys(entry.data).length > 0 ? JSON.stringify(entry.data, null, 2) : '';
  return html`<div class="what">
    ${view ? html`<a href=${admin.toHref(view)} @click=${admin.follow(view)}>${sentence}</a>` : html`<span>${sentence}</span>`}
    <details>
      <summary>${locale.t('details')}</summary>
      <code>${entry.seq} · ${entry.type}${entry.subject ? ` · ${entry.subject.type}:${entry.subject.id}` : ''}</code>
      ${details ? html`<pre>${details}</pre>` : nothing}
    </details>
  </div>`;
}

import type { ContactEntry } from '@client-portal/contract/admin';
import type { LocaleController } from '@client-portal/kit/locale-controller.js';
import { statusChip } from '@client-portal/kit/status-chip.js';
import { time } from '@client-portal/kit/time.js';
import { html, nothing } from 'lit';

import { STATE_TONES } from './contact-name.js';
import type { ContactsMessages } from './messages.js';

export const COLUMNS = ['state', 'tags', 'company', 'phone', 'source', 'lastLogin', 'createdAt'] as const;
export type Column = (typeof COLUMNS)[number];
export type ContactsLocale = LocaleController<ContactsMessages>;

const KEY = 'portal-admin:contact-columns';
const FIRST: readonly Column[] = ['state', 'tags', 'company', 'lastLogin'];

/** The columns that were chosen in this browser before. */
export function readColumns(): readonly Column[] {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? 'null') as unknown;
    return Array.isArray(stored) ? COLUMNS.filter((each) => stored.includes(each)) : FIRST;
  } catch {
    return FIRST;
  }
}

export function storeColumns(columns: readonly Column[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(columns));
  } catch {
    // Where nothing may be stored, the choice holds as long as the page.
  }
}

/** Which columns the list has. */
export const columnPicker = (
  { t }: ContactsLocale,
  chosen: readonly Column[],
  onChange: (columns: readonly Column[]) => void,
) => html`
  <details part="columns">
    <summary>${t('columns')}</summary>
    <div class="columns">
      ${COLUMNS.map(
        (column) => html`<label>
          <input
            type="checkbox"
            .checked=${chosen.includes(column)}
            @change=${() => onChange(COLUMNS.filter((each) => (each === column) !== chosen.includes(each)))}
          />
          ${t(column)}
        </label>`,
      )}
    </div>
  </details>
`;

export const tagList = (tags: readonly string[]) =>
  html`<span class="tags">${tags.map((tag) => html`<bdi class="tag">${tag}</bdi>`)}</span>`;

/** What a column shows of a contact. */
export function columnCell(column: Column, contact: ContactEntry, { t, lang }: ContactsLocale) {
  if (column === 'state') {
    const bounced = contact.bouncedAt === null ? nothing : statusChip('danger', t('mailBounced'));
    return html`${statusChip(STATE_TONES[contact.state], t(`state:${contact.state}`))} ${bounced}`;
  }
  if (column === 'tags') return contact.tags.length > 0 ? tagList(contact.tags) : '';
  if (column === 'source') return t(`source:${contact.source}`);
  if (column === 'lastLogin') return contact.lastLoginAt === null ? t('never') : time(contact.lastLoginAt, lang);
  return column === 'createdAt' ? time(contact.createdAt, lang) : contact[column];
}

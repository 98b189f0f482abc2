import type { ContactEntry } from '@client-portal/contract/admin';
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';

import { type Column, columnCell, type ContactsLocale } from './contact-columns.js';
import { contactName } from './contact-name.js';
import type { Selection } from './selection.js';

export interface ContactTableOptions {
  locale: ContactsLocale;
  contacts: readonly ContactEntry[];
  columns: readonly Column[];
  /** Left out: nothing can be ticked. */
  selection: Selection | undefined;
  href: (contact: ContactEntry) => string;
  onOpen: (contact: ContactEntry, event: Event) => void;
}

const MOVES: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/** j and k go from contact to contact, x ticks the one that has the focus, Enter opens it. */
function pressed(event: KeyboardEvent, { contacts, selection }: ContactTableOptions): void {
  const target = event.composedPath()[0] as HTMLElement;
  const table = event.currentTarget as HTMLElement;
  const rows = [...table.querySelectorAll<HTMLElement>('tbody tr')];
  const at = rows.findIndex((row) => row.contains(target));
  if (at < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
  const move = MOVES[event.key];
  if (move !== undefined) rows[at + move]?.querySelector<HTMLElement>('.open')?.focus();
  else if (event.key.toLowerCase() === 'x' && selection) {
    selection.toggle(
      contacts[at]!.id,
      contacts.map(({ id }) => id),
      event.shiftKey,
    );
  } else return;
  event.preventDefault();
}

/** A page of contacts; each row opens its contact, and can be ticked. */
export function contactTable(options: ContactTableOptions) {
  const { locale, contacts, columns, selection } = options;
  const { t } = locale;
  return html`<table class="table" part="table" role="table" @keydown=${(event: KeyboardEvent) => pressed(event, options)}>
    <caption class="visually-hidden">${t('title')}</caption>
    <thead role="rowgroup">
      <tr role="row">
        ${selection ? html`<th role="columnheader" scope="col" class="tick">${tickAll(options, selection)}</th>` : nothing}
        <th role="columnheader" scope="col">${t('name')}</th>
        ${columns.map((column) => html`<th role="columnheader" scope="col">${t(column)}</th>`)}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${repeat(
        contacts,
        ({ id }) => id,
        (contact) => renderRow(contact, options),
      )}
    </tbody>
  </table>`;
}

function tickAll({ locale, contacts }: Pick<ContactTableOptions, 'locale' | 'contacts'>, selection: Selection) {
  const ids = contacts.map(({ id }) => id);
  const all = ids.every((id) => selection.has(id));
  return html`<input
    type="checkbox"
    aria-label=${locale.t('selectPage')}
    .checked=${live(all)}
    @change=${() => selection.set(ids, !all)}
  />`;
}

/** Stands in for the heading's box where rows are cards and have no headings. */
export const pageTick = (options: Pick<ContactTableOptions, 'locale' | 'contacts' | 'selection'>) =>
  options.selection
    ? html`<label class="page-tick" part="page-tick"
        >${tickAll(options, options.selection)} <span aria-hidden="true">${options.locale.t('selectPage')}</span></label
      >`
    : nothing;

function renderRow(contact: ContactEntry, options: ContactTableOptions) {
  const { locale, columns, selection, contacts, href, onOpen } = options;
  const name = contactName(contact);
  const shown = contacts.map(({ id }) => id);
  return html`<tr role="row" part="row" class="opens">
    ${
      selection
        ? html`<td role="cell" class="tick">
            <input
              type="checkbox"
              aria-label=${locale.t('select', { name })}
              .checked=${live(selection.has(contact.id))}
              @click=${(event: MouseEvent) => selection.toggle(contact.id, shown, event.shiftKey)}
            />
          </td>`
        : nothing
    }
    <td role="cell" class="first">
      <a class="open" href=${href(contact)} @click=${(event: Event) => onOpen(contact, event)}>${name}</a>
      ${contact.email && contact.email !== name ? html`<br /><span class="muted">${contact.email}</span>` : nothing}
    </td>
    ${columns.map(
      (column) =>
        html`<td role="cell" part="cell ${column}" data-label=${locale.t(column)}>${columnCell(column, contact, locale)}</td>`,
    )}
  </tr>`;
}

import type { ContactDetails } from '@client-portal/contract/admin';
import { html, nothing, type TemplateResult } from 'lit';

import { type ContactsLocale, tagList } from './contact-columns.js';
import { contactName } from './contact-name.js';
import { languageName } from './language-name.js';

type Cell = string | TemplateResult;

interface PreviewRow {
  id: string;
  label: string;
  into: Cell;
  from: Cell;
  /** What becomes of the value of the contact that goes. */
  fate: 'kept' | 'moves' | 'lost' | 'nothing';
}

const SINGLE = ['company', 'phone', 'address', 'locale', 'timeZone'] as const;

const list = (values: readonly string[]): Cell =>
  values.length === 0 ? '' : html`${values.map((value) => html`<bdi class="each">${value}</bdi>`)}`;

const tags = (contact: ContactDetails): Cell => (contact.tags.length === 0 ? '' : tagList(contact.tags));

const nameOf = ({ firstName, lastName }: ContactDetails) => [firstName, lastName].filter(Boolean).join(' ');

/** A detail of its own stays; only where there is none, that of the other one moves in. */
function single(id: string, label: string, into: string, from: string): PreviewRow {
  const fate = !from ? 'nothing' : into === from ? 'kept' : into ? 'lost' : 'moves';
  return { id, label, into, from, fate };
}

function addresses({ t }: ContactsLocale, into: ContactDetails, from: ContactDetails): PreviewRow[] {
  const others = (contact: ContactDetails) => contact.aliases.map(({ email }) => email);
  return [
    {
      id: 'email',
      label: t('email'),
      into: into.email ?? '',
      from: from.email ?? '',
      fate: from.email ? 'moves' : 'nothing',
    },
    {
      ...{ id: 'aliases', label: t('aliases'), into: list(others(into)), from: list(others(from)) },
      fate: from.aliases.length > 0 ? 'moves' : 'nothing',
    },
  ];
}

function details({ t, lang }: ContactsLocale, into: ContactDetails, from: ContactDetails): PreviewRow[] {
  const shown = (contact: ContactDetails, name: (typeof SINGLE)[number]) => {
    const value = contact[name] ?? '';
    return name === 'locale' && value ? languageName(value, lang) : value;
  };
  const names = [...new Set([...Object.keys(into.fields), ...Object.keys(from.fields)])];
  return [
    ...SINGLE.map((name) => single(name, t(name), shown(into, name), shown(from, name))),
    ...names.map((name) => single(`field-${name}`, name, into.fields[name] ?? '', from.fields[name] ?? '')),
  ];
}

function rowsOf(locale: ContactsLocale, into: ContactDetails, from: ContactDetails): PreviewRow[] {
  const { t } = locale;
  return [
    single('name', t('name'), nameOf(into), nameOf(from)),
    ...addresses(locale, into, from),
    {
      ...{ id: 'tags', label: t('tags'), into: tags(into), from: tags(from) },
      fate: from.tags.length > 0 ? 'moves' : 'nothing',
    },
    ...details(locale, into, from),
  ];
}

const isEmpty = ({ id, into, from }: PreviewRow) =>
  !['name', 'email', 'aliases', 'tags'].includes(id) && into === '' && from === '';

/** Both contacts side by side, and what becomes of each value of the one that goes. */
export function mergePreview(locale: ContactsLocale, into: ContactDetails, from: ContactDetails) {
  const { t } = locale;
  const rows = rowsOf(locale, into, from).filter((row) => !isEmpty(row));
  return html`<table class="both" part="preview">
    <caption class="visually-hidden">${t('mergePreview')}</caption>
    <thead>
      <tr>
        <td></td>
        <th scope="col">${t('mergeInto')}<br /><bdi class="who">${contactName(into)}</bdi></th>
        <th scope="col">${t('mergeFrom')}<br /><bdi class="who">${contactName(from)}</bdi></th>
      </tr>
    </thead>
    <tbody>
      ${rows.map((row) => renderRow(locale, row))}
    </tbody>
  </table>`;
}

const shown = (value: Cell) => html`<span class="lines">${value || '–'}</span>`;

const renderRow = ({ t }: ContactsLocale, { id, label, into, from, fate }: PreviewRow) => html`<tr part="row ${id}">
  <th scope="row"><bdi>${label}</bdi></th>
  <td>${shown(into)}</td>
  <td>
    ${fate === 'lost' ? html`<s>${shown(from)}</s>` : shown(from)}
    ${fate === 'lost' || fate === 'moves' ? html`<span class="fate ${fate}">${t(`fate:${fate}`)}</span>` : nothing}
  </td>
</tr>`;

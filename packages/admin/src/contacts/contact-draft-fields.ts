import { selectField, textArea, textField, type TextFieldOptions } from '@client-portal/kit/field.js';
import { plusIcon, trashIcon } from '@client-portal/kit/icons.js';
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';

import type { ContactsLocale } from './contact-columns.js';
import type { ContactDraft, FieldRow } from './contact-draft.js';
import { languageName } from './language-name.js';
import type { ContactsKey } from './messages.js';

export interface DraftFieldsOptions {
  locale: ContactsLocale;
  draft: ContactDraft;
  errors: Readonly<Record<string, string>>;
  /** By the key of a row. */
  complaints: Readonly<Record<string, ContactsKey>>;
  change: (change: Partial<ContactDraft>) => void;
}

type TextName = Exclude<keyof ContactDraft, 'tags' | 'fields'>;

/** Tags of the languages that mails and the portal are most often written in; any other one stays as it is. */
const LANGUAGES =
  'ar bg ca cs da de el en es et fi fr he hr hu it ja ko lt lv nb nl pl pt pt-BR ro ru sk sl sr sv tr uk zh'.split(' ');

const zones = (): readonly string[] => Intl.supportedValuesOf?.('timeZone') ?? [];

const text = (name: TextName, options: DraftFieldsOptions, more: Partial<TextFieldOptions> = {}) => {
  const { locale, draft, errors, change } = options;
  return textField({
    ...{ id: name, label: locale.t(name), optional: locale.t('optional'), autocomplete: 'off' },
    ...{ value: draft[name], error: errors[name], onInput: (value: string) => change({ [name]: value }) },
    ...more,
  });
};

/** Who it is and how to reach them. */
export const personFields = (options: DraftFieldsOptions) => html`
  <div class="pair">
    ${text('firstName', options, { maxlength: 100 })} ${text('lastName', options, { maxlength: 100 })}
  </div>
  ${text('email', options, { maxlength: 254, type: 'email' })}
  <div class="pair">
    ${text('company', options, { maxlength: 200 })} ${text('phone', options, { maxlength: 50, type: 'tel' })}
  </div>
  ${textArea({
    ...{ id: 'address', label: options.locale.t('address'), optional: options.locale.t('optional') },
    ...{ value: options.draft.address, error: options.errors['address'], autocomplete: 'off', maxlength: 500 },
    onInput: (address) => options.change({ address }),
  })}
`;

/** In which language and at which hour they live. */
export function placeFields(options: DraftFieldsOptions) {
  const { locale, draft, errors, change } = options;
  const { t, lang } = locale;
  const tags = !draft.locale || LANGUAGES.includes(draft.locale) ? LANGUAGES : [draft.locale, ...LANGUAGES];
  const languages = tags.map((value) => ({ value, label: languageName(value, lang) }));
  languages.sort((a, b) => a.label.localeCompare(b.label, lang));
  return html`<div class="pair">
    ${selectField({
      ...{ id: 'locale', label: t('locale'), value: draft.locale, error: errors['locale'] },
      options: [{ value: '', label: t('notKnown') }, ...languages],
      onChange: (value) => change({ locale: value }),
    })}
    ${selectField({
      ...{ id: 'timeZone', label: t('timeZone'), value: draft.timeZone, error: errors['timeZone'] },
      options: [{ value: '', label: t('notKnown') }, ...zoneOptions(draft.timeZone)],
      onChange: (value) => change({ timeZone: value }),
    })}
  </div>`;
}

const zoneOptions = (chosen: string) =>
  (!chosen || zones().includes(chosen) ? zones() : [chosen, ...zones()]).map((value) => ({
    value,
    label: value.replaceAll('_', ' '),
  }));

/** What the business keeps by names of its own. */
export function ownFields(options: DraftFieldsOptions, add: () => void, remove: (row: FieldRow) => void) {
  const { locale, draft, errors } = options;
  const { t } = locale;
  const error = Object.entries(errors).find(([path]) => path.startsWith('fields'))?.[1];
  return html`<fieldset class="own">
    <legend>${t('fields')} <span class="optional">(${t('optional')})</span></legend>
    ${draft.fields.length === 0 ? html`<p class="hint">${t('fieldsHint')}</p>` : nothing}
    ${repeat(
      draft.fields,
      ({ key }) => key,
      (row, index) => fieldRow(row, index, options, remove),
    )}
    ${error ? html`<p class="field-error" role="alert">${error}</p>` : nothing}
    <div><button class="button small" part="add-field" type="button" ?disabled=${draft.fields.length >= 50} @click=${add}>${plusIcon()}${t('addField')}</button></div>
  </fieldset>`;
}

function fieldRow(row: FieldRow, index: number, options: DraftFieldsOptions, remove: (row: FieldRow) => void) {
  const { locale, draft, complaints, change } = options;
  const { t } = locale;
  const complaint = complaints[row.key];
  const input = (part: 'name' | 'value', label: ContactsKey, maxlength: number) => html`<input
    class="control"
    id="${row.key}-${part}"
    autocomplete="off"
    maxlength=${maxlength}
    placeholder=${t(label)}
    aria-label="${t(label)} ${index + 1}"
    aria-invalid=${complaint && part === 'name' ? 'true' : nothing}
    aria-describedby=${complaint && part === 'name' ? `${row.key}-error` : nothing}
    .value=${live(row[part])}
    @input=${(event: Event) => {
      const value = (event.target as HTMLInputElement).value;
      change({ fields: draft.fields.map((each) => (each.key === row.key ? { ...each, [part]: value } : each)) });
    }}
  />`;
  return html`<div class="own-row" part="own-field">
    ${input('name', 'fieldName', 60)} ${input('value', 'fieldValue', 1000)}
    <button class="button quiet icon-only" type="button" aria-label=${t('removeField', { name: row.name || index + 1 })} @click=${() => remove(row)}>
      ${trashIcon()}
    </button>
    ${complaint ? html`<span class="field-error" id="${row.key}-error">${t(complaint)}</span>` : nothing}
  </div>`;
}

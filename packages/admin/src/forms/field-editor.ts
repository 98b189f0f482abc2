import { checkboxField, selectField, textField } from '@client-portal/kit/field.js';
import { chevronDownIcon, chevronUpIcon, trashIcon } from '@client-portal/kit/icons.js';
import { html, nothing } from 'lit';

import { type FieldDraft, KINDS, toKind, TYPES } from './form-draft.js';
import type { FormsTranslate } from './messages.js';

export interface FieldEditorOptions {
  t: FormsTranslate;
  fields: readonly FieldDraft[];
  index: number;
  writable: boolean;
  errorAt: (path: string) => string | undefined;
  onChange: (field: FieldDraft) => void;
  onMove: (to: number) => void;
  onRemove: () => void;
}

/** One field of a form: what it is, its label, its place. Alt with an arrow moves it, too. */
export function fieldEditor(options: FieldEditorOptions) {
  const { t, fields, index, writable, errorAt, onChange } = options;
  const field = fields[index]!;
  const { key, label, name, required } = field;
  const isAddress = name === 'email';
  const frame = (part: string) => ({
    id: `${key}-${part}`,
    error: errorAt(`fields.${index}.${part}`),
    disabled: !writable,
  });
  return html`<li part="field-row" class="field-row" @keydown=${(event: KeyboardEvent) => moveByKey(event, options)}>
    <fieldset>
      <legend class="visually-hidden">${t('field', { number: index + 1 })}</legend>
      <div class="pair">
        ${textField({ ...frame('label'), label: t('fieldLabel'), value: label, maxlength: 100, autocomplete: 'off', onInput: (value) => onChange({ ...field, label: value }) })}
        ${selectField({
          ...frame('kind'),
          disabled: !writable || isAddress,
          label: t('fieldKind'),
          value: kindOf(name),
          options: kindsFor(t, fields, name),
          onChange: (kind) => onChange(toKind(field, kind, fields)),
        })}
      </div>
      ${kindOf(name) === 'own' ? renderOwn(options, frame) : nothing}
      <div class="field-foot">
        ${checkboxField({ ...frame('required'), disabled: !writable || isAddress, label: t('fieldRequired'), checked: required, onChange: (checked) => onChange({ ...field, required: checked }) })}
        ${writable ? renderButtons(options, label || name, isAddress) : nothing}
      </div>
    </fieldset>
  </li>`;
}

const kindOf = (name: string): string => KINDS.find((kind) => kind === name) ?? 'own';

/** What the form asks for already is no choice. */
const kindsFor = (t: FormsTranslate, fields: readonly FieldDraft[], own: string) =>
  [...KINDS, 'own' as const]
    .filter((kind) => kind === 'own' || kind === own || !fields.some(({ name }) => name === kind))
    .map((kind) => ({ value: kind, label: t(`kind:${kind}`) }));

function renderOwn({ t, fields, index, onChange }: FieldEditorOptions, frame: (part: string) => object) {
  const field = fields[index]!;
  return html`<div class="pair">
    ${textField({
      ...(frame('name') as { id: string }),
      label: t('fieldName'),
      hint: t('fieldNameHint'),
      value: field.name,
      maxlength: 40,
      autocomplete: 'off',
      onInput: (name) => onChange({ ...field, name: name.trim() }),
    })}
    ${selectField({
      ...(frame('type') as { id: string }),
      label: t('fieldType'),
      value: field.type,
      options: TYPES.map((type) => ({ value: type, label: t(`type:${type}`) })),
      onChange: (type) => onChange({ ...field, type: type as (typeof TYPES)[number] }),
    })}
  </div>`;
}

function renderButtons({ t, fields, index, onMove, onRemove }: FieldEditorOptions, name: string, isAddress: boolean) {
  return html`<div class="actions">
    <button class="button quiet small icon-only" part="up" type="button" aria-label=${t('up', { name })} ?disabled=${index === 0} @click=${() => onMove(index - 1)}>
      ${chevronUpIcon()}
    </button>
    <button class="button quiet small icon-only" part="down" type="button" aria-label=${t('down', { name })} ?disabled=${index === fields.length - 1} @click=${() => onMove(index + 1)}>
      ${chevronDownIcon()}
    </button>
    ${
      isAddress
        ? nothing
        : html`<button class="button quiet small icon-only" part="remove" type="button" aria-label=${t('remove', { name })} @click=${onRemove}>${trashIcon()}</button>`
    }
  </div>`;
}

function moveByKey(event: KeyboardEvent, { index, writable, onMove }: FieldEditorOptions): void {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!event.altKey || step === undefined || !writable) return;
  event.preventDefault();
  onMove(index + step);
}

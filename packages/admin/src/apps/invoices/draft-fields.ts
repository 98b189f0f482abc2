import { selectField, textArea, textField } from '@client-portal/kit/field.js';
import { html, nothing } from 'lit';

import type { DraftForm, FormComplaints } from './draft-form.js';
import type { InvoicesTranslate } from './messages.js';

interface Speech {
  t: InvoicesTranslate;
  lang: string;
  complaints: FormComplaints;
  change: (change: Partial<DraftForm>) => void;
}

const COMMON = [
  'EUR',
  'USD',
  'GBP',
  'CHF',
  'SEK',
  'NOK',
  'DKK',
  'PLN',
  'CZK',
  'AED',
  'SAR',
  'JPY',
  'CAD',
  'AUD',
  'INR',
];

type TextKey = 'title' | 'discountValue' | 'discountLabel' | 'issuedOn' | 'dueDays' | 'dueOn' | 'number';

const field = (
  form: DraftForm,
  { t, complaints, change }: Speech,
  id: TextKey,
  options: {
    label: string;
    type?: 'text' | 'date';
    hint?: string;
    inputmode?: 'decimal' | 'numeric';
    optional?: boolean;
  },
) => {
  const { optional, ...rest } = options;
  const error = complaints[id];
  return textField({
    ...rest,
    id,
    autocomplete: 'off',
    value: form[id],
    error: error && t(error),
    ...(optional && { optional: t('optional') }),
    maxlength: id === 'title' ? 200 : 40,
    onInput: (value) => change({ [id]: value }),
  });
};

/** The fields of a draft above and below its lines. */
export const draftFields = {
  heading: (form: DraftForm, speech: Speech) => field(form, speech, 'title', { label: speech.t('invoiceTitle') }),

  details: (form: DraftForm, speech: Speech) => {
    const { t } = speech;
    return html`<div class="pair">${discountFields(form, speech)}</div>
      <div class="pair">
        ${field(form, speech, 'issuedOn', { label: t('issuedOn'), type: 'date', hint: t('issuedOnHint'), optional: true })}
        ${dueFields(form, speech)}
      </div>
      <div class="pair">
        ${currencyField(form, speech)}
        ${field(form, speech, 'number', { label: t('ownNumber'), hint: t('ownNumberHint'), optional: true })}
      </div>
      ${textArea({
        id: 'note',
        label: t('note'),
        optional: t('optional'),
        value: form.note,
        maxlength: 4000,
        rows: 3,
        onInput: (note) => speech.change({ note }),
      })}`;
  },
};

function discountFields(form: DraftForm, speech: Speech) {
  const { t, change } = speech;
  return html`${selectField({
    id: 'discount',
    label: t('discount'),
    value: form.discount,
    options: (['none', 'percent', 'amount'] as const).map((value) => ({ value, label: t(`discount:${value}`) })),
    onChange: (value) => change({ discount: value as DraftForm['discount'] }),
  })}
  ${
    form.discount === 'none'
      ? nothing
      : html`${field(form, speech, 'discountValue', { label: t('discountValue'), inputmode: 'decimal' })}
        ${field(form, speech, 'discountLabel', { label: t('discountLabel') })}`
  }`;
}

function dueFields(form: DraftForm, speech: Speech) {
  const { t, change } = speech;
  return html`${selectField({
    id: 'dueBy',
    label: t('dueBy'),
    value: form.dueBy,
    options: (['days', 'on'] as const).map((value) => ({ value, label: t(`dueBy:${value}`) })),
    onChange: (value) => change({ dueBy: value as DraftForm['dueBy'] }),
  })}
  ${
    form.dueBy === 'days'
      ? field(form, speech, 'dueDays', { label: t('dueDays'), inputmode: 'numeric' })
      : field(form, speech, 'dueOn', { label: t('dueOn'), type: 'date' })
  }`;
}

function currencyField(form: DraftForm, { t, lang, change }: Speech) {
  const names = new Intl.DisplayNames(lang, { type: 'currency', fallback: 'code' });
  const codes = COMMON.includes(form.currency) ? COMMON : [form.currency, ...COMMON];
  return selectField({
    id: 'currency',
    label: t('currency'),
    value: form.currency,
    options: codes.map((value) => ({ value, label: `${value} · ${names.of(value)}` })),
    onChange: (currency) => change({ currency }),
  });
}

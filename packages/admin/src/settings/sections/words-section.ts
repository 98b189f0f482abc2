import { textField } from '@client-portal/kit/field.js';
import { html } from 'lit';

import type { SectionContext } from '../section-context.js';

/** The words that a business may rename, as the portal's messages name them, with an example of what others say. */
const TERMS = [
  { term: 'invoice', example: 'fee note' },
  { term: 'invoices', example: 'fee notes' },
] as const;

/** The business's own words, by language. */
export const wordsSection = (context: SectionContext) => {
  const { t, settings, lang } = context;
  const names = new Intl.DisplayNames([lang], { type: 'language' });
  return html`
    <p class="muted">${t('termsHint')}</p>
    ${settings.locales.map(
      (locale) => html`<fieldset class="group">
        <legend lang=${lang}>${nameOf(names, locale)}</legend>
        ${TERMS.map((each) => termField(context, locale, each))}
      </fieldset>`,
    )}
  `;
};

function nameOf(names: Intl.DisplayNames, locale: string): string {
  try {
    return names.of(locale) ?? locale;
  } catch {
    return locale;
  }
}

function termField(
  { t, settings, draft, writable }: SectionContext,
  locale: string,
  { term, example }: (typeof TERMS)[number],
) {
  const own = settings.terms[locale] ?? {};
  const set = (value: string) => {
    const { [term]: _, ...others } = own;
    const next = value === '' ? others : { ...own, [term]: value };
    const { [locale]: __, ...rest } = settings.terms;
    draft.set('terms', Object.keys(next).length > 0 ? { ...rest, [locale]: next } : rest);
  };
  return textField({
    id: `terms-${locale}-${term}`,
    label: `${t(`term:${term}`)}: ${term}`,
    value: own[term] ?? '',
    placeholder: example,
    maxlength: 40,
    autocomplete: 'off',
    error: draft.errors[`terms.${locale}.${term}`],
    disabled: !writable,
    onInput: set,
  });
}

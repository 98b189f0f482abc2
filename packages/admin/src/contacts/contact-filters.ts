import type { ContactFilterQuery } from '@client-portal/contract/admin';
import { selectField } from '@client-portal/kit/field.js';
import { filterChips } from '@client-portal/kit/filter-chips.js';
import { html, nothing } from 'lit';

import type { ContactsLocale } from './contact-columns.js';
import type { ContactsKey } from './messages.js';

export interface ContactFiltersOptions {
  locale: ContactsLocale;
  query: ContactFilterQuery;
  /** Tags in use. */
  tags: readonly string[];
  /** An empty value takes the filter off. */
  onFilter: (change: FilterChange) => void;
}

export type FilterChange = { [K in keyof ContactFilterQuery]?: string | undefined };

type Choice = 'state' | 'source' | 'hasEmail' | 'bounced';

const CHOICES: Readonly<Record<Choice, readonly string[]>> = {
  state: ['joined', 'invited', 'eligible', 'requested', 'suspended', 'none'],
  source: ['checkout', 'form', 'import', 'manual', 'invite', 'api', 'sign-up'],
  hasEmail: ['true', 'false'],
  bounced: ['true', 'false'],
};

function chips(name: Choice, { locale: { t }, query, onFilter }: ContactFiltersOptions) {
  return filterChips({
    label: t(name === 'state' ? 'filters' : name),
    chips: [
      { id: '', label: t('state:all') },
      ...CHOICES[name].map((id) => ({ id, label: t(`${name}:${id}` as ContactsKey) })),
    ],
    selected: query[name] ?? '',
    onSelect: (id) => onFilter({ [name]: id }),
  });
}

const MORE = ['source', 'hasEmail', 'bounced'] as const;

/** Where contacts stand, always on screen; what else they can be told apart by, behind a click. */
export function contactFilters(options: ContactFiltersOptions) {
  const { locale, query, tags, onFilter } = options;
  const { t } = locale;
  const chosen = [...MORE, 'tag' as const].filter((name) => query[name]).length;
  const known = query.tag && !tags.includes(query.tag) ? [query.tag, ...tags] : tags;
  return html`${chips('state', options)}
    <details part="more-filters" ?open=${chosen > 0}>
      <summary>${chosen > 0 ? t('moreFiltersOn', { count: chosen }) : t('moreFilters')}</summary>
      <div class="more-filters">
        ${MORE.map((name) => html`<div class="filter"><span class="label" aria-hidden="true">${t(name)}</span>${chips(name, options)}</div>`)}
        ${
          known.length > 0
            ? html`<div class="tag-filter">
                ${selectField({
                  id: 'tag',
                  label: t('tag'),
                  value: query.tag ?? '',
                  options: [{ value: '', label: t('state:all') }, ...known.map((tag) => ({ value: tag, label: tag }))],
                  onChange: (tag) => onFilter({ tag }),
                })}
              </div>`
            : nothing
        }
      </div>
    </details>`;
}

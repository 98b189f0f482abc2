import type { Funnel, FunnelCounts } from '@client-portal/contract/admin';
import { formatNumber, formatPlainDate } from '@client-portal/kit/format.js';
import { table, type TableColumn } from '@client-portal/kit/table.js';
import { html, nothing } from 'lit';

import type { FunnelMessages } from './funnel-messages.js';

const KEYS = ['sent', 'delivered', 'joined', 'active', 'joinedUninvited'] as const;

interface Locale {
  lang: string;
  t: (key: keyof FunnelMessages & string) => string;
}

const counts = ({ lang, t }: Locale): TableColumn<FunnelCounts>[] =>
  KEYS.map((key) => ({ id: key, label: t(key), align: 'end', cell: (row) => formatNumber(row[key], lang) }));

/** Every number behind the chart: step by step, and by where the contacts came from. */
export const funnelTable = (locale: Locale, { steps, sources }: Funnel) => html`
  ${table({
    caption: locale.t('byTime'),
    rows: [...steps].reverse(),
    key: ({ start }) => start,
    columns: [
      { id: 'start', label: locale.t('start'), tight: true, cell: ({ start }) => formatPlainDate(start, locale.lang) },
      ...counts(locale),
    ],
  })}
  ${
    sources.length > 1
      ? html`<h3>${locale.t('bySource')}</h3>
        ${table({
          caption: locale.t('bySource'),
          rows: sources,
          key: ({ source }) => source,
          columns: [
            { id: 'source', label: locale.t('source'), cell: ({ source }) => locale.t(`source:${source}`) },
            ...counts(locale),
          ],
        })}`
      : nothing
  }
`;

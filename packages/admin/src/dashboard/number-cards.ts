import type { AppMetric, Metrics } from '@client-portal/contract/admin';
import { announce } from '@client-portal/kit/announce.js';
import { formatList, formatMoney, formatNumber } from '@client-portal/kit/format.js';
import { copyIcon, externalLinkIcon } from '@client-portal/kit/icons.js';
import type { KitLocale } from '@client-portal/kit/locale-controller.js';
import { statusChip } from '@client-portal/kit/status-chip.js';
import { html, nothing } from 'lit';

import type { AdminController } from '../core/admin-controller.js';
import { dashboardMessages } from './messages.js';
import type { DashboardKey, Translate } from './translate.js';

type Locale = KitLocale & { t: Translate };

const number = (
  { lang, t }: Locale,
  key: 'invited' | 'joined' | 'active',
  value: number,
  more: unknown = nothing,
) => html`
  <div class="number-card" part="number ${key}">
    <dt>${t(key)}</dt>
    <dd>
      <strong class="number" part="${key}-count">${formatNumber(value, lang)}</strong>
      <span class="muted">${t(`${key}Text`)}${more}</span>
    </dd>
  </div>
`;

/** How many were invited, joined and are active. */
export const numberCards = (locale: Locale, metrics: Metrics) => {
  const { joinedUninvited } = metrics;
  const why = joinedUninvited > 0 ? ` ${locale.t('joinedMore', { count: joinedUninvited })}` : nothing;
  return html`<dl class="numbers" part="numbers" aria-label=${locale.t('numbers')}>
    ${number(locale, 'invited', metrics.invited)}${number(locale, 'joined', metrics.joined, why)}${number(locale, 'active', metrics.active)}
  </dl>`;
};

/** Where clients find the portal, to copy and to open. */
export const portalAddress = ({ t }: Locale, url: string) => html`
  <section class="address" part="portal-url" aria-labelledby="url">
    <h2 id="url">${t('url')}</h2>
    <code>${url}</code>
    <div class="actions">
      <button class="button small" part="copy" type="button" @click=${(event: Event) => copy(event, url, t('copied'))}>
        ${copyIcon()}${t('copyUrl')}
      </button>
      <a class="button quiet small" href=${url} target="_blank" rel="noopener">${externalLinkIcon()}${t('openUrl')}</a>
    </div>
  </section>
`;

async function copy(event: Event, text: string, said: string): Promise<void> {
  const button = event.currentTarget as Element;
  await navigator.clipboard.writeText(text);
  announce(button, said);
}

function metricLine({ lang, t }: Locale, admin: AdminController, app: string, metric: AppMetric) {
  const key = `metric:${app}:${metric.key}`;
  if (metric.count === 0 || !Object.hasOwn(dashboardMessages.english, key)) return nothing;
  const label = t(key as DashboardKey, { count: metric.count });
  const sums = metric.sums.map(({ currency, amount }) => formatMoney(amount, currency, lang));
  return html`<li>
    <a class="row-line" href=${admin.toHref(metric.view)} @click=${admin.follow(metric.view)}>
      <span>${metric.urgent ? statusChip('danger', label) : label}</span>
      <span class="number">${sums.length > 0 ? formatList(sums, lang) : nothing}</span>
    </a>
  </li>`;
}

/** The numbers of the apps that are not zero; nothing when all are. */
export function appNumbers(locale: Locale, admin: AdminController, apps: Metrics['apps']) {
  const lines = Object.entries(apps).flatMap(([app, metrics]) =>
    (metrics ?? []).map((each) => metricLine(locale, admin, app, each)),
  );
  if (lines.every((line) => line === nothing)) return nothing;
  return html`<section class="section" part="apps" aria-labelledby="apps">
    <h2 id="apps">${locale.t('apps')}</h2>
    <ul class="rows">${lines}</ul>
  </section>`;
}

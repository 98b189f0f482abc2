import type { AttentionItem } from '@client-portal/contract/admin';
import { successIcon } from '@client-portal/kit/icons.js';
import { statusChip, type Tone } from '@client-portal/kit/status-chip.js';
import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

import type { AdminController } from '../core/admin-controller.js';
import { dashboardMessages } from './messages.js';
import type { DashboardKey, Translate } from './translate.js';

const TONES: Readonly<Record<AttentionItem['severity'], Tone>> = {
  critical: 'danger',
  warning: 'warning',
  info: 'neutral',
};

const isKnown = (key: string): key is DashboardKey => Object.hasOwn(dashboardMessages.english, key);

/** In the reader's language where the kind is known; the server's own words for one that is newer than this page. */
function sentence(t: Translate, { kind, message, count, params }: AttentionItem): string {
  const key = `attention:${kind}`;
  if (count === 0 && isKnown(`${key}:none`)) return t(`${key}:none` as DashboardKey);
  return isKnown(key) ? t(key, { ...params, count }) : message;
}

function fixOf(t: Translate, { kind }: AttentionItem): string {
  const key = `fix:${kind}`;
  return t(isKnown(key) ? key : 'fix');
}

/** What needs somebody, each with the place where it is mended. */
export const attentionList = (t: Translate, admin: AdminController, items: readonly AttentionItem[]) =>
  items.length === 0
    ? html`<p class="calm muted" part="attention-none">${successIcon()}${t('attentionNone')}</p>`
    : html`<ul class="rows" part="attention">
        ${repeat(
          items,
          (item) => `${item.kind} ${item.view} ${item.params['origin'] ?? ''}`,
          (item) => html`<li class="attention" part="attention-item ${item.severity}">
            ${statusChip(TONES[item.severity], t(item.severity))}
            <span>${sentence(t, item)}</span>
            <a class="button small" href=${admin.toHref(item.view)} @click=${admin.follow(item.view)}>${fixOf(t, item)}</a>
          </li>`,
        )}
      </ul>`;

import './webhook-detail.js';
import './webhook-dialog.js';

import type { Webhook } from '@client-portal/contract/admin';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { plusIcon, sendIcon } from '@client-portal/kit/icons.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { RequestTask } from '@client-portal/kit/request-task.js';
import { skeletonRows } from '@client-portal/kit/skeleton.js';
import { skeletonStyles } from '@client-portal/kit/skeleton.styles.js';
import { statusChipStyles } from '@client-portal/kit/status-chip.styles.js';
import { table } from '@client-portal/kit/table.js';
import { time } from '@client-portal/kit/time.js';
import { viewStyles } from '@client-portal/kit/view.styles.js';
import { emptyView } from '@client-portal/kit/views.js';
import { html, LitElement, nothing } from 'lit';

import { AdminController } from '../core/admin-controller.js';
import { denseTableStyles } from '../core/dense-table.styles.js';
import { LoadView } from '../core/load-view.js';
import { pageHead } from '../core/page.js';
import { pageStyles } from '../core/page.styles.js';
import { webhooksMessages } from './messages.js';
import { webhookChip } from './webhook-state.js';
import { webhooksStyles } from './webhooks.styles.js';

/**
 * @internal
 * @tagname portal-admin-webhooks
 * @summary Where events are sent, and whether they arrive.
 */
export class PortalAdminWebhooks extends LitElement {
  static override styles = [
    hostStyles,
    buttonStyles,
    denseTableStyles,
    skeletonStyles,
    statusChipStyles,
    viewStyles,
    pageStyles,
    webhooksStyles,
  ];

  /** Nothing, `new`, or the id of a webhook and perhaps of one of its deliveries: `whk_1/whd_1`. */
  @property({ attribute: false }) view = '';

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, webhooksMessages);
  readonly #load = new LoadView(this, this.#locale);
  readonly #webhooks = new RequestTask(this, {
    args: () => [] as const,
    task: async (_, { signal }) => (await this.#admin.client.get('/api/admin/webhooks', { signal })).items,
  });

  constructor() {
    super();
    this.#admin.onChange(['webhooks'], () => void this.#webhooks.run());
  }

  override render() {
    const { lang, dir, t } = this.#locale;
    const [id = '', delivery = ''] = this.view.split('/');
    if (id.startsWith('whk_')) {
      return html`<portal-admin-webhook .webhookId=${id} .deliveryId=${delivery}></portal-admin-webhook>`;
    }
    const mayWrite = this.#admin.can('webhooks:write');
    return html`<div class="portal panel page" lang=${lang} dir=${dir}>
      ${pageHead(this.#admin, { title: t('title'), text: t('text'), actions: mayWrite ? this.#renderCreate() : nothing })}
      ${this.#load.render(this.#webhooks, {
        skeleton: () => skeletonRows(t('loading'), 3),
        content: (webhooks) => (webhooks.length === 0 ? this.#renderEmpty() : this.#renderTable(webhooks)),
      })}
      <portal-admin-webhook-dialog
        .open=${id === 'new' && mayWrite}
        .onClose=${(made?: Webhook) => this.#admin.navigate(made ? `webhooks/${made.id}` : 'webhooks', { replace: true })}
      ></portal-admin-webhook-dialog>
    </div>`;
  }

  #renderCreate() {
    return html`<a
      class="button primary"
      part="add"
      href=${this.#admin.toHref('webhooks/new')}
      @click=${this.#admin.follow('webhooks/new')}
      >${plusIcon()}${this.#locale.t('create')}</a
    >`;
  }

  #renderEmpty() {
    const { t } = this.#locale;
    return emptyView({ title: t('none'), text: t('noneText'), icon: sendIcon });
  }

  #renderTable(webhooks: readonly Webhook[]) {
    const { lang, t } = this.#locale;
    return table({
      caption: t('title'),
      rows: webhooks,
      key: ({ id }) => id,
      href: ({ id }) => this.#admin.toHref(`webhooks/${id}`),
      onOpen: ({ id }, event) => this.#admin.follow(`webhooks/${id}`)(event),
      columns: [
        {
          id: 'url',
          label: t('url'),
          cell: ({ url, description }) => html`<span class="address">${description || url}</span>`,
        },
        {
          id: 'events',
          label: t('events'),
          cell: ({ events }) => (events.includes('*') ? t('eventsAll') : events.join(', ')),
        },
        {
          id: 'last',
          label: t('lastDelivered'),
          tight: true,
          cell: ({ lastDeliveredAt }) => (lastDeliveredAt === null ? t('never') : time(lastDeliveredAt, lang)),
        },
        { id: 'state', label: t('state'), plain: true, cell: (webhook) => webhookChip(t, webhook) },
      ],
    });
  }
}

define('portal-admin-webhooks', PortalAdminWebhooks);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-webhooks': PortalAdminWebhooks;
  }
}

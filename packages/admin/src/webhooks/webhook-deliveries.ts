import './delivery-dialog.js';
import './replay-dialog.js';

import type { Webhook, WebhookDelivery } from '@client-portal/contract/admin';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property, state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { filterChips } from '@client-portal/kit/filter-chips.js';
import { filterChipsStyles } from '@client-portal/kit/filter-chips.styles.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { sendIcon } from '@client-portal/kit/icons.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { PagedRequest, showMore } from '@client-portal/kit/paged-request.js';
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
import { pageStyles } from '../core/page.styles.js';
import { webhooksMessages } from './messages.js';
import { RefreshWhileSeen } from './refresh-while-seen.js';
import { deliveryChip } from './webhook-state.js';
import { webhooksStyles } from './webhooks.styles.js';

const STATES = ['all', 'pending', 'delivered', 'failed', 'dead'] as const;
type Filter = (typeof STATES)[number];
const PAGE = 50;

/**
 * @internal
 * @tagname portal-admin-webhook-deliveries
 * @summary What was sent to a webhook, and what came of it.
 */
export class PortalAdminWebhookDeliveries extends LitElement {
  static override styles = [
    hostStyles,
    buttonStyles,
    denseTableStyles,
    filterChipsStyles,
    skeletonStyles,
    statusChipStyles,
    viewStyles,
    pageStyles,
    webhooksStyles,
  ];

  @property({ attribute: false }) webhook!: Webhook;
  @property({ attribute: false }) deliveryId = '';
  @state() private filter: Filter = 'all';
  @state() private replaying = false;

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, webhooksMessages);
  readonly #load = new LoadView(this, this.#locale);
  readonly #deliveries = new PagedRequest(this, {
    args: () => [this.webhook.id, this.filter] as const,
    page: ([id, filter], cursor, signal) =>
      this.#admin.client.get('/api/admin/webhooks/{id}/deliveries', {
        params: { id },
        query: { limit: PAGE, ...(cursor && { cursor }), ...(filter !== 'all' && { state: filter }) },
        signal,
      }),
  });

  constructor() {
    super();
    const reload = () => void this.#deliveries.reload();
    this.#admin.onChange(['webhooks', 'webhook-deliveries'], reload);
    // A reload begins with the first page again, so it stays away from whoever reads on.
    new RefreshWhileSeen(this, () => (this.#deliveries.items?.length ?? 0) <= PAGE && reload());
  }

  get #path(): string {
    return `webhooks/${this.webhook.id}`;
  }

  override render() {
    const { lang, dir, t } = this.#locale;
    const mayWrite = this.#admin.can('webhooks:write');
    const chips = STATES.map((id) => ({ id, label: t(`delivery:${id}`) }));
    return html`<section class="portal panel section" lang=${lang} dir=${dir} aria-labelledby="deliveries">
      <div class="section-head">
        <div>
          <h2 id="deliveries">${t('deliveries')}</h2>
          <p class="muted">${t('deliveriesText')}</p>
        </div>
        ${
          mayWrite && this.webhook.enabled
            ? html`<button class="button" part="replay" type="button" @click=${() => (this.replaying = true)}>${t('replay')}</button>`
            : nothing
        }
      </div>
      ${filterChips({ label: t('filter'), chips, selected: this.filter, onSelect: (id) => (this.filter = id as Filter) })}
      ${this.#load.render(this.#deliveries, {
        skeleton: () => skeletonRows(t('deliveriesLoading'), 5),
        content: (items) => (items.length === 0 ? this.#renderEmpty() : this.#renderTable(items)),
      })}
      ${showMore(this.#locale, this.#deliveries)}
      <portal-admin-webhook-delivery
        .deliveryId=${this.deliveryId}
        .mayReplay=${mayWrite && this.webhook.enabled}
        .onClose=${() => this.#admin.navigate(this.#path, { replace: true })}
      ></portal-admin-webhook-delivery>
      <portal-admin-webhook-replay
        .webhook=${this.webhook}
        .open=${this.replaying}
        .onClose=${() => (this.replaying = false)}
      ></portal-admin-webhook-replay>
    </section>`;
  }

  #renderEmpty() {
    const { t } = this.#locale;
    if (this.filter === 'all')
      return emptyView({ title: t('noDeliveries'), text: t('noDeliveriesText'), icon: sendIcon });
    const action = html`<button class="button" type="button" @click=${() => (this.filter = 'all')}>${t('showAll')}</button>`;
    return emptyView({ title: t('noneFound'), action });
  }

  #renderTable(rows: readonly WebhookDelivery[]) {
    const { lang, t } = this.#locale;
    const viewOf = ({ id }: WebhookDelivery) => `${this.#path}/${id}`;
    return table({
      caption: t('deliveries'),
      rows,
      key: ({ id }) => id,
      href: (row) => this.#admin.toHref(viewOf(row)),
      onOpen: (row, event) => this.#admin.follow(viewOf(row))(event),
      columns: [
        { id: 'event', label: t('event'), cell: ({ type }) => type },
        { id: 'when', label: t('when'), tight: true, cell: ({ eventAt }) => time(eventAt, lang) },
        {
          id: 'result',
          label: t('result'),
          cell: ({ error, status }) => html`<span class="address">${error ?? status ?? nothing}</span>`,
        },
        { id: 'attempts', label: t('attempts'), align: 'end', cell: ({ attempts }) => attempts },
        { id: 'state', label: t('state'), plain: true, cell: (row) => deliveryChip(t, row) },
      ],
    });
  }
}

define('portal-admin-webhook-deliveries', PortalAdminWebhookDeliveries);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-webhook-deliveries': PortalAdminWebhookDeliveries;
  }
}

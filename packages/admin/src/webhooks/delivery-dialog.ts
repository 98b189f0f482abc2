import '@client-portal/kit/dialog.js';

import type { WebhookExchange } from '@client-portal/contract/admin';
import { Action } from '@client-portal/kit/action.js';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { facts } from '@client-portal/kit/facts.js';
import { factsStyles } from '@client-portal/kit/facts.styles.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { RequestTask } from '@client-portal/kit/request-task.js';
import { skeletonRows } from '@client-portal/kit/skeleton.js';
import { skeletonStyles } from '@client-portal/kit/skeleton.styles.js';
import { statusChipStyles } from '@client-portal/kit/status-chip.styles.js';
import { time } from '@client-portal/kit/time.js';
import { viewStyles } from '@client-portal/kit/view.styles.js';
import { initialState } from '@lit/task';
import { html, LitElement, nothing } from 'lit';

import { AdminController } from '../core/admin-controller.js';
import { failureSentence } from '../core/failure.js';
import { LoadView } from '../core/load-view.js';
import { webhooksMessages } from './messages.js';
import { deliveryChip } from './webhook-state.js';
import { webhooksStyles } from './webhooks.styles.js';

const indented = (text: string): string => {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
};

/**
 * @internal
 * @tagname portal-admin-webhook-delivery
 * @summary One delivery: what is sent, what came back, and sending it again.
 */
export class PortalAdminWebhookDelivery extends LitElement {
  static override styles = [
    hostStyles,
    buttonStyles,
    factsStyles,
    skeletonStyles,
    statusChipStyles,
    viewStyles,
    webhooksStyles,
  ];

  /** Closed while it is empty. */
  @property({ attribute: false }) deliveryId = '';
  @property({ attribute: false }) mayReplay = false;
  @property({ attribute: false }) onClose!: () => void;

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, webhooksMessages);
  readonly #load = new LoadView(this, this.#locale);
  readonly #delivery = new RequestTask(this, {
    args: () => [this.deliveryId] as const,
    task: ([id], { signal }) =>
      id ? this.#admin.client.get('/api/admin/webhook-deliveries/{id}', { params: { id }, signal }) : initialState,
  });
  readonly #again = new Action(
    this,
    async () => {
      const params = { id: this.deliveryId };
      await this.#admin.client.post('/api/admin/webhook-deliveries/{id}/replay', { params });
      this.#admin.toast(this.#locale.t('queued'), { tone: 'success' });
      this.onClose();
    },
    (error) => this.#admin.toast(failureSentence(this.#locale, error), { tone: 'danger' }),
  );

  override render() {
    const { lang, dir, t } = this.#locale;
    const delivery = this.#delivery.value;
    return html`<div class="portal" lang=${lang} dir=${dir}>
      <portal-dialog heading=${delivery?.type ?? t('deliveries')} ?open=${this.deliveryId !== ''} .onClose=${this.onClose}>
        ${
          this.deliveryId
            ? this.#load.render(this.#delivery, {
                skeleton: () => skeletonRows(t('deliveriesLoading'), 4),
                content: (value) => this.#renderDelivery(value),
              })
            : nothing
        }
        <button slot="actions" class="button" type="button" @click=${this.onClose}>${t('close')}</button>
        ${delivery && this.mayReplay && delivery.type !== 'webhook.ping' ? this.#renderAgain() : nothing}
      </portal-dialog>
    </div>`;
  }

  #renderAgain() {
    return html`<button
      slot="actions"
      class="button primary"
      part="again"
      type="button"
      aria-busy=${this.#again.busy ? 'true' : 'false'}
      @click=${this.#again.run}
    >
      ${this.#locale.t('again')}
    </button>`;
  }

  #renderDelivery(delivery: WebhookExchange) {
    const { lang, t } = this.#locale;
    const { error, status, duration, attempts, nextAt, triedAt, payload, excerpt } = delivery;
    return html`<div class="fields">
      ${facts([
        [t('state'), deliveryChip(t, delivery)],
        [t('result'), error ?? nothing],
        [t('answer'), status ?? t('noAnswer')],
        [t('attempts'), attempts],
        [t('lastTry'), triedAt === null ? nothing : time(triedAt, lang)],
        [t('nextTry'), nextAt === null ? nothing : time(nextAt, lang)],
        [t('duration'), duration === null ? nothing : t('milliseconds', { count: duration })],
      ])}
      <h3>${t('payload')}</h3>
      <pre tabindex="0" part="payload">${indented(payload)}</pre>
      ${excerpt ? html`<h3>${t('excerpt')}</h3><pre tabindex="0" part="excerpt">${excerpt}</pre>` : nothing}
    </div>`;
  }
}

define('portal-admin-webhook-delivery', PortalAdminWebhookDelivery);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-webhook-delivery': PortalAdminWebhookDelivery;
  }
}

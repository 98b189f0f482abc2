import './secret-field.js';
import './webhook-deliveries.js';
import './webhook-dialog.js';
import '@client-portal/kit/dialog.js';
import '@client-portal/kit/menu.js';

import type { Webhook } from '@client-portal/contract/admin';
import { Action } from '@client-portal/kit/action.js';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property, state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { facts } from '@client-portal/kit/facts.js';
import { factsStyles } from '@client-portal/kit/facts.styles.js';
import { formatDateTime } from '@client-portal/kit/format.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import type { MenuItem } from '@client-portal/kit/menu.js';
import { RequestTask } from '@client-portal/kit/request-task.js';
import { skeletonRows } from '@client-portal/kit/skeleton.js';
import { skeletonStyles } from '@client-portal/kit/skeleton.styles.js';
import { statusChipStyles } from '@client-portal/kit/status-chip.styles.js';
import { time } from '@client-portal/kit/time.js';
import { viewStyles } from '@client-portal/kit/view.styles.js';
import { html, LitElement, nothing } from 'lit';

import { AdminController } from '../core/admin-controller.js';
import { failureSentence } from '../core/failure.js';
import { LoadView } from '../core/load-view.js';
import { pageHead } from '../core/page.js';
import { pageStyles } from '../core/page.styles.js';
import { confirm } from '../core/question.js';
import { webhooksMessages } from './messages.js';
import { webhookChip } from './webhook-state.js';
import { webhooksStyles } from './webhooks.styles.js';

/**
 * @internal
 * @tagname portal-admin-webhook
 * @summary One webhook: how it is doing, what was sent, and sending it again.
 */
export class PortalAdminWebhook extends LitElement {
  static override styles = [
    hostStyles,
    buttonStyles,
    factsStyles,
    skeletonStyles,
    statusChipStyles,
    viewStyles,
    pageStyles,
    webhooksStyles,
  ];

  @property({ attribute: false }) webhookId = '';
  /** Which delivery is open. */
  @property({ attribute: false }) deliveryId = '';
  @state() private editing = false;
  @state() private secret: string | undefined;

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, webhooksMessages);
  readonly #load = new LoadView(this, this.#locale);
  readonly #webhook = new RequestTask(this, {
    args: () => [this.webhookId] as const,
    task: ([id], { signal }) => this.#admin.client.getWithTag('/api/admin/webhooks/{id}', { params: { id }, signal }),
  });
  readonly #act = new Action<[() => Promise<unknown>]>(
    this,
    (perform) => perform(),
    (error) => this.#admin.toast(failureSentence(this.#locale, error), { tone: 'danger' }),
  );

  constructor() {
    super();
    this.#admin.onChange(['webhooks', 'webhook-deliveries'], () => void this.#webhook.run());
  }

  get #params() {
    return { params: { id: this.webhookId } };
  }

  async #ping(): Promise<void> {
    const { t } = this.#locale;
    const {
      state: outcome,
      status,
      duration,
      error,
    } = await this.#admin.client.post('/api/admin/webhooks/{id}/ping', this.#params);
    if (outcome === 'delivered')
      this.#admin.toast(t('pingArrived', { status: status ?? '', duration: duration ?? 0 }), { tone: 'success' });
    else this.#admin.toast(t('pingFailed', { error: error ?? '' }), { tone: 'danger' });
  }

  async #switch(enabled: boolean): Promise<void> {
    await this.#admin.client.patch('/api/admin/webhooks/{id}', { ...this.#params, body: { enabled } });
    this.#admin.toast(this.#locale.t(enabled ? 'didSwitchOn' : 'didSwitchOff'), { tone: 'success' });
  }

  async #rotate(): Promise<void> {
    const { t } = this.#locale;
    const question = { heading: t('rotateHeading'), text: t('rotateText'), action: t('rotateAction') };
    if (!(await confirm(this.#admin.scope, question))) return;
    this.secret = (await this.#admin.client.post('/api/admin/webhooks/{id}/secret', this.#params)).secret;
  }

  async #remove({ url }: Webhook): Promise<void> {
    const { t } = this.#locale;
    const question = { heading: t('removeHeading'), text: t('removeText', { url }), action: t('remove') };
    if (!(await confirm(this.#admin.scope, question))) return;
    await this.#admin.client.delete('/api/admin/webhooks/{id}', this.#params);
    this.#admin.toast(t('removed'), { tone: 'success' });
    this.#admin.navigate('webhooks', { replace: true });
  }

  override render() {
    const { lang, dir, t } = this.#locale;
    const webhook = this.#webhook.value?.data;
    const back = { label: t('back'), view: 'webhooks' };
    const title = webhook ? html`<span class="address">${webhook.description || webhook.url}</span>` : t('title');
    return html`<div class="portal panel page" lang=${lang} dir=${dir}>
      ${pageHead(this.#admin, { title, back, actions: webhook && this.#admin.can('webhooks:write') ? this.#renderActions(webhook) : nothing })}
      ${this.#load.render(this.#webhook, {
        skeleton: () => skeletonRows(t('loading'), 3),
        content: ({ data }) => this.#renderWebhook(data),
      })}
      ${this.#renderDialogs()}
    </div>`;
  }

  #renderActions(webhook: Webhook) {
    const { t } = this.#locale;
    const run = (perform: () => Promise<unknown>) => () => void this.#act.run(perform);
    const items: (MenuItem | '-')[] = [
      { label: t('edit'), onSelect: () => (this.editing = true) },
      { label: t(webhook.enabled ? 'switchOff' : 'switchOn'), onSelect: run(() => this.#switch(!webhook.enabled)) },
      { label: t('rotate'), onSelect: run(() => this.#rotate()) },
      '-',
      { label: t('remove'), danger: true, onSelect: run(() => this.#remove(webhook)) },
    ];
    return html`<div class="buttons">
      <button
        class="button"
        part="ping"
        type="button"
        aria-busy=${this.#act.busy ? 'true' : 'false'}
        @click=${run(() => this.#ping())}
      >
        ${t('ping')}
      </button>
      <portal-menu label=${t('more')} .items=${items}></portal-menu>
    </div>`;
  }

  #renderWebhook(webhook: Webhook) {
    const { lang, t } = this.#locale;
    const { url, events, failingSince, disabledReason, lastDeliveredAt, oldSecretUntil, waiting } = webhook;
    const trouble =
      disabledReason === 'gone'
        ? t('goneText')
        : disabledReason === 'failing'
          ? t('failedText')
          : failingSince !== null && webhook.enabled
            ? t('failingText', { time: formatDateTime(failingSince, lang) })
            : undefined;
    return html`${trouble ? html`<div class="banner warning" part="trouble" role="status"><span>${trouble}</span></div>` : nothing}
      ${facts([
        [t('state'), webhookChip(t, webhook)],
        [t('url'), html`<span class="address">${url}</span>`],
        [t('events'), events.includes('*') ? t('eventsAll') : events.join(', ')],
        [t('lastDelivered'), lastDeliveredAt === null ? t('never') : time(lastDeliveredAt, lang)],
        [t('nextTry'), waiting > 0 ? t('waiting', { count: waiting }) : nothing],
        [t('secretHeading'), oldSecretUntil ? t('oldSecret', { time: formatDateTime(oldSecretUntil, lang) }) : nothing],
      ])}
      <portal-admin-webhook-deliveries .webhook=${webhook} .deliveryId=${this.deliveryId}></portal-admin-webhook-deliveries>`;
  }

  #renderDialogs() {
    const { t } = this.#locale;
    const close = () => (this.secret = undefined);
    return html`<portal-admin-webhook-dialog
        .open=${this.editing}
        .webhook=${this.#webhook.value?.data}
        .etag=${this.#webhook.value?.etag ?? null}
        .onClose=${() => (this.editing = false)}
      ></portal-admin-webhook-dialog>
      <portal-dialog heading=${t('secretHeading')} ?open=${this.secret !== undefined} locked .onClose=${close}>
        <portal-admin-webhook-secret .secret=${this.secret ?? ''}></portal-admin-webhook-secret>
        <button slot="actions" class="button primary" type="button" @click=${close}>${t('done')}</button>
      </portal-dialog>`;
  }
}

define('portal-admin-webhook', PortalAdminWebhook);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-webhook': PortalAdminWebhook;
  }
}

import '@client-portal/kit/dialog.js';

import type { Webhook } from '@client-portal/contract/admin';
import { Action } from '@client-portal/kit/action.js';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property, state } from '@client-portal/kit/decorators.js';
import { dateFieldStyles } from '@client-portal/kit/date-field.styles.js';
import { define } from '@client-portal/kit/define.js';
import { selectField, textField } from '@client-portal/kit/field.js';
import { fieldStyles } from '@client-portal/kit/field.styles.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { html, LitElement, type PropertyValues } from 'lit';

import { AdminController } from '../core/admin-controller.js';
import { dialogActions } from '../core/dialog-actions.js';
import { failureSentence } from '../core/failure.js';
import { webhooksMessages } from './messages.js';
import { webhooksStyles } from './webhooks.styles.js';

const DAY = 86_400_000;

/** As a field for date and time wants it: in the reader's zone, to the minute. */
const toLocal = (instant: number): string => {
  const shifted = instant - new Date(instant).getTimezoneOffset() * 60_000;
  return new Date(shifted).toISOString().slice(0, 16);
};

/**
 * @internal
 * @tagname portal-admin-webhook-replay
 * @summary Sends again what was recorded from an instant on.
 */
export class PortalAdminWebhookReplay extends LitElement {
  static override styles = [dateFieldStyles, hostStyles, buttonStyles, fieldStyles, webhooksStyles];

  @property({ attribute: false }) webhook!: Webhook;
  @property({ attribute: false }) open = false;
  @property({ attribute: false }) onClose!: () => void;
  @state() private since = '';
  @state() private only: 'failed' | 'all' = 'failed';
  @state() private missing = false;

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, webhooksMessages);
  readonly #replay = new Action(
    this,
    () => this.#send(),
    (error) => this.#admin.toast(failureSentence(this.#locale, error), { tone: 'danger' }),
  );

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('open') || !this.open) return;
    this.since = toLocal(Date.now() - DAY);
    this.only = 'failed';
    this.missing = false;
  }

  async #send(): Promise<void> {
    const since = new Date(this.since).getTime();
    this.missing = Number.isNaN(since);
    if (this.missing) return;
    const params = { id: this.webhook.id };
    const body = { since, only: this.only };
    const { queued } = await this.#admin.client.post('/api/admin/webhooks/{id}/replay', { params, body });
    this.#admin.toast(this.#locale.t('replayed', { count: queued }), { tone: 'success' });
    this.onClose();
  }

  override render() {
    const { lang, dir, t } = this.#locale;
    return html`<div class="portal" lang=${lang} dir=${dir}>
      <portal-dialog heading=${t('replayHeading')} ?open=${this.open} ?locked=${this.#replay.busy} .onClose=${this.onClose}>
        <div class="fields">
          <p class="muted">${t('replayText')}</p>
          ${textField({
            id: 'since',
            type: 'datetime-local',
            label: t('since'),
            value: this.since,
            required: true,
            error: this.missing ? t('sinceMissing') : undefined,
            onInput: (value) => (this.since = value),
          })}
          ${selectField({
            id: 'only',
            label: t('only'),
            value: this.only,
            options: (['failed', 'all'] as const).map((value) => ({ value, label: t(`only:${value}`) })),
            onChange: (value) => (this.only = value as 'failed' | 'all'),
          })}
        </div>
        ${dialogActions({ cancel: t('cancel'), onCancel: this.onClose, submit: t('again'), action: this.#replay, part: 'send' })}
      </portal-dialog>
    </div>`;
  }
}

define('portal-admin-webhook-replay', PortalAdminWebhookReplay);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-webhook-replay': PortalAdminWebhookReplay;
  }
}

import '@client-portal/kit/dialog.js';

import type { AdminInvoice } from '@client-portal/contract/invoices/admin';
import { Action } from '@client-portal/kit/action.js';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { dangerButtonStyles } from '@client-portal/kit/danger-button.styles.js';
import { property, state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { textField } from '@client-portal/kit/field.js';
import { fieldStyles } from '@client-portal/kit/field.styles.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { html, LitElement } from 'lit';

import { AdminController } from '../../core/admin-controller.js';
import { failureSentence } from '../../core/failure.js';
import { invoicesMessages } from './messages.js';

/**
 * @internal
 * @tagname portal-admin-void-invoice
 * @summary Asks why, and withdraws an invoice.
 */
export class PortalAdminVoidInvoice extends LitElement {
  static override styles = [hostStyles, buttonStyles, dangerButtonStyles, fieldStyles];

  /** Open while there is one. */
  @property({ attribute: false }) invoice: AdminInvoice | undefined;
  @property({ attribute: false }) onClose!: () => void;
  @state() private reason = '';
  @state() private complaint = '';

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, invoicesMessages);
  readonly #act = new Action(
    this,
    () => this.#void(),
    (error) => (this.complaint = failureSentence(this.#locale, error)),
  );
  #last: AdminInvoice | undefined;

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('invoice') || !this.invoice) return;
    this.#last = this.invoice;
    this.reason = this.complaint = '';
  }

  async #void(): Promise<void> {
    const { t } = this.#locale;
    this.complaint = this.reason.trim() ? '' : t('missing');
    if (this.complaint) return;
    const params = { id: this.#last!.id };
    await this.#admin.client.post('/api/admin/invoices/{id}/void', { params, body: { reason: this.reason } });
    this.onClose();
    this.#admin.toast(t('voided'), { tone: 'success' });
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    void this.#act.run();
  };

  override render() {
    const { lang, dir, t } = this.#locale;
    const heading = t('voidHeading', { number: this.#last?.number ?? '' });
    return html`<div class="portal" lang=${lang} dir=${dir}>
      <portal-dialog heading=${heading} ?open=${!!this.invoice} ?locked=${this.#act.busy} .onClose=${this.onClose}>
        <form class="fields" novalidate @submit=${this.#submit}>
          <p>${t('voidText')}</p>
          ${textField({
            ...{ id: 'reason', label: t('voidReason'), hint: t('voidReasonHint'), value: this.reason, required: true },
            ...{
              error: this.complaint,
              maxlength: 500,
              autocomplete: 'off',
              onInput: (value: string) => (this.reason = value),
            },
          })}
          <button type="submit" hidden></button>
        </form>
        <button slot="actions" class="button" type="button" @click=${this.onClose}>${t('cancel')}</button>
        <button
          slot="actions"
          class="button danger"
          part="submit"
          type="button"
          aria-busy=${this.#act.busy ? 'true' : 'false'}
          @click=${() => this.#act.run()}
        >
          ${t('voidSubmit')}
        </button>
      </portal-dialog>
    </div>`;
  }
}

define('portal-admin-void-invoice', PortalAdminVoidInvoice);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-void-invoice': PortalAdminVoidInvoice;
  }
}

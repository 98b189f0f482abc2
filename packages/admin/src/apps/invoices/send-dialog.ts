import '@client-portal/kit/dialog.js';

import type { AdminInvoice } from '@client-portal/contract/invoices/admin';
import { Action } from '@client-portal/kit/action.js';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property, state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { checkboxField } from '@client-portal/kit/field.js';
import { fieldStyles } from '@client-portal/kit/field.styles.js';
import { formatMoney } from '@client-portal/kit/format.js';
import { formSummary } from '@client-portal/kit/form-summary.js';
import { formSummaryStyles } from '@client-portal/kit/form-summary.styles.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { html, LitElement } from 'lit';

import { AdminController } from '../../core/admin-controller.js';
import { failureSentence } from '../../core/failure.js';
import { invoicesMessages } from './messages.js';

/**
 * @internal
 * @tagname portal-admin-send-invoice
 * @summary Asks once more, and sends a draft, with or without a mail.
 */
export class PortalAdminSendInvoice extends LitElement {
  static override styles = [hostStyles, buttonStyles, fieldStyles, formSummaryStyles];

  /** Open while there is one. */
  @property({ attribute: false }) invoice: AdminInvoice | undefined;
  @property({ attribute: false }) onClose!: () => void;
  @state() private mail = true;
  @state() private failure: unknown;

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, invoicesMessages);
  readonly #send = new Action(
    this,
    () => this.#perform(),
    (error) => (this.failure = error),
  );
  #last: AdminInvoice | undefined;

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('invoice') || !this.invoice) return;
    this.#last = this.invoice;
    this.mail = true;
    this.failure = undefined;
  }

  get #mails(): boolean {
    return this.mail && !!this.#last?.client.email;
  }

  async #perform(): Promise<void> {
    const { id } = this.#last!;
    this.failure = undefined;
    const body = { mail: this.#mails };
    const sent = await this.#admin.client.post('/api/admin/invoices/{id}/send', { params: { id }, body });
    this.onClose();
    this.#admin.toast(this.#locale.t('sent', { number: sent.number ?? '' }), { tone: 'success' });
    this.#admin.navigate(`invoices/${id}`, { replace: true });
  }

  override render() {
    const { lang, dir, t } = this.#locale;
    const invoice = this.#last;
    const amount = invoice ? formatMoney(invoice.total, invoice.currency, lang) : '';
    return html`<div class="portal" lang=${lang} dir=${dir}>
      <portal-dialog heading=${t('sendHeading')} ?open=${!!this.invoice} ?locked=${this.#send.busy} .onClose=${this.onClose}>
        <div class="fields">
          ${formSummary(this.#locale, this.failure ? [{ message: failureSentence(this.#locale, this.failure) }] : [])}
          <p>${t('sendText')}</p>
          ${
            invoice?.client.email
              ? checkboxField({
                  id: 'mail',
                  label: t('sendMail', { email: invoice.client.email }),
                  checked: this.mail,
                  onChange: (checked) => (this.mail = checked),
                })
              : html`<p class="hint">${t('sendNoMail')}</p>`
          }
        </div>
        <button slot="actions" class="button" type="button" @click=${this.onClose}>${t('cancel')}</button>
        <button
          slot="actions"
          class="button primary"
          part="submit"
          type="button"
          aria-busy=${this.#send.busy ? 'true' : 'false'}
          @click=${() => this.#send.run()}
        >
          ${t(this.#mails ? 'sendSubmit' : 'sendSubmitQuiet', { amount })}
        </button>
      </portal-dialog>
    </div>`;
  }
}

define('portal-admin-send-invoice', PortalAdminSendInvoice);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-send-invoice': PortalAdminSendInvoice;
  }
}

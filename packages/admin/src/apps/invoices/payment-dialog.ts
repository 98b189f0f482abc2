import '@client-portal/kit/dialog.js';

import type { AdminInvoice, PaymentInput } from '@client-portal/contract/invoices/admin';
import { Action } from '@client-portal/kit/action.js';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property, state } from '@client-portal/kit/decorators.js';
import { dateFieldStyles } from '@client-portal/kit/date-field.styles.js';
import { define } from '@client-portal/kit/define.js';
import { checkboxField, selectField, textField } from '@client-portal/kit/field.js';
import { fieldStyles } from '@client-portal/kit/field.styles.js';
import { currencyExponent, formatMoney } from '@client-portal/kit/format.js';
import { formSummary } from '@client-portal/kit/form-summary.js';
import { formSummaryStyles } from '@client-portal/kit/form-summary.styles.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { html, LitElement } from 'lit';

import { AdminController } from '../../core/admin-controller.js';
import { failureSentence, fieldErrors } from '../../core/failure.js';
import { parseDecimal, toDecimal } from './decimal.js';
import { invoicesMessages } from './messages.js';

const METHODS = ['bank-transfer', 'cash', 'card', 'cheque', 'other'] as const;

/**
 * @internal
 * @tagname portal-admin-record-payment
 * @summary Records money that came in by another way than the portal.
 */
export class PortalAdminRecordPayment extends LitElement {
  static override styles = [dateFieldStyles, hostStyles, buttonStyles, fieldStyles, formSummaryStyles];

  /** Open while there is one. */
  @property({ attribute: false }) invoice: AdminInvoice | undefined;
  @property({ attribute: false }) onClose!: () => void;
  @state() private amount = '';
  @state() private method: NonNullable<PaymentInput['method']> = 'bank-transfer';
  @state() private receivedOn = '';
  @state() private note = '';
  @state() private receipt = true;
  @state() private failure: unknown;

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, invoicesMessages);
  readonly #save = new Action(
    this,
    () => this.#record(),
    (error) => (this.failure = error),
  );
  #last: AdminInvoice | undefined;

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('invoice') || !this.invoice) return;
    const { amountDue, currency } = this.invoice;
    this.#last = this.invoice;
    this.amount = toDecimal(amountDue, currencyExponent(currency));
    this.receivedOn = this.note = '';
    this.receipt = true;
    this.failure = undefined;
  }

  get #minor(): number | undefined {
    return this.#last && parseDecimal(this.amount, currencyExponent(this.#last.currency));
  }

  async #record(): Promise<void> {
    const amount = this.#minor;
    if (amount === undefined) return;
    this.failure = undefined;
    const { method, note, receipt, receivedOn } = this;
    const body = { amount, method, note, receipt, ...(receivedOn && { receivedOn }) };
    await this.#admin.client.post('/api/admin/invoices/{id}/payments', { params: { id: this.#last!.id }, body });
    this.onClose();
    this.#admin.toast(this.#locale.t('paid'), { tone: 'success' });
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    void this.#save.run();
  };

  override render() {
    const { lang, dir, t } = this.#locale;
    const { currency = 'EUR', amountDue = 0 } = this.#last ?? {};
    return html`<div class="portal" lang=${lang} dir=${dir}>
      <portal-dialog heading=${t('payHeading')} ?open=${!!this.invoice} ?locked=${this.#save.busy} .onClose=${this.onClose}>
        <form class="fields" novalidate @submit=${this.#submit}>
          <p class="muted">${t('payText', { amount: formatMoney(amountDue, currency, lang) })}</p>
          ${this.#renderFields()}
          <button type="submit" hidden></button>
        </form>
        <button slot="actions" class="button" type="button" @click=${this.onClose}>${t('cancel')}</button>
        <button
          slot="actions"
          class="button primary"
          part="submit"
          type="button"
          aria-busy=${this.#save.busy ? 'true' : 'false'}
          @click=${() => this.#save.run()}
        >
          ${t('paySubmit', { amount: formatMoney(this.#minor ?? 0, currency, lang) })}
        </button>
      </portal-dialog>
    </div>`;
  }

  #renderFields() {
    const { t } = this.#locale;
    const errors = fieldErrors(this.failure);
    const isOther = this.failure !== undefined && Object.keys(errors).length === 0;
    const wrong = this.amount && this.#minor === undefined ? t('notANumber') : undefined;
    return html`${formSummary(this.#locale, isOther ? [{ message: failureSentence(this.#locale, this.failure) }] : [])}
      ${textField({
        ...{ id: 'amount', label: t('payAmount'), inputmode: 'decimal', autocomplete: 'off', required: true },
        ...{ value: this.amount, error: wrong ?? errors['amount'], onInput: (value: string) => (this.amount = value) },
      })}
      ${selectField({
        ...{ id: 'method', label: t('payMethod'), value: this.method },
        options: METHODS.map((value) => ({ value, label: t(`method:${value}`) })),
        onChange: (value) => (this.method = value as PortalAdminRecordPayment['method']),
      })}
      ${textField({
        ...{ id: 'receivedOn', label: t('payDay'), type: 'date', value: this.receivedOn, optional: t('optional') },
        ...{ error: errors['receivedOn'], onInput: (value: string) => (this.receivedOn = value) },
      })}
      ${textField({
        ...{ id: 'note', label: t('payNote'), hint: t('payNoteHint'), value: this.note, optional: t('optional') },
        ...{ maxlength: 500, onInput: (value: string) => (this.note = value) },
      })}
      ${checkboxField({ id: 'receipt', label: t('payReceipt'), checked: this.receipt, onChange: (checked) => (this.receipt = checked) })}`;
  }
}

define('portal-admin-record-payment', PortalAdminRecordPayment);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-record-payment': PortalAdminRecordPayment;
  }
}

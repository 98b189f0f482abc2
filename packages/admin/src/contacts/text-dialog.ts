import '@client-portal/kit/dialog.js';

import { Action } from '@client-portal/kit/action.js';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { dangerButtonStyles } from '@client-portal/kit/danger-button.styles.js';
import { property, state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { textField } from '@client-portal/kit/field.js';
import { fieldStyles } from '@client-portal/kit/field.styles.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { html, LitElement, nothing, type PropertyValues } from 'lit';

import { failureSentence } from '../core/failure.js';
import { contactsMessages } from './messages.js';

export interface TextQuestion {
  heading: string;
  text?: string | undefined;
  label: string;
  hint?: string | undefined;
  /** What stands in the field at first. */
  value?: string | undefined;
  type?: 'text' | 'email' | undefined;
  maxlength: number;
  action: string;
  danger?: boolean | undefined;
  /** May fail: what went wrong is shown beside the field, and what was typed stays. */
  onSubmit: (text: string) => Promise<void>;
}

/**
 * @internal
 * @tagname portal-admin-text-dialog
 * @summary Asks for one line: a reason, an address, a name.
 */
export class PortalAdminTextDialog extends LitElement {
  static override styles = [hostStyles, buttonStyles, dangerButtonStyles, fieldStyles];

  /** Open while there is one. */
  @property({ attribute: false }) question: TextQuestion | undefined;
  @property({ attribute: false }) onClose!: () => void;
  @state() private text = '';
  @state() private error: string | undefined;

  readonly #locale = new LocaleController(this, contactsMessages);
  readonly #send = new Action(
    this,
    () => this.#submit(),
    (error) => (this.error = failureSentence(this.#locale, error)),
  );

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('question')) return;
    this.text = this.question?.value ?? '';
    this.error = undefined;
  }

  async #submit(): Promise<void> {
    this.error = undefined;
    await this.question?.onSubmit(this.text);
    this.onClose();
  }

  override render() {
    const { lang, dir, t } = this.#locale;
    const { question } = this;
    return html`<div class="portal" lang=${lang} dir=${dir}>
      <portal-dialog heading=${question?.heading ?? ''} ?open=${question !== undefined} ?locked=${this.#send.busy} .onClose=${this.onClose}>
        ${question ? this.#renderField(question) : nothing}
        <button slot="actions" class="button" type="button" @click=${this.onClose}>${t('cancel')}</button>
        <button
          slot="actions"
          class="button ${question?.danger ? 'danger' : 'primary'}"
          part="submit"
          type="button"
          aria-busy=${this.#send.busy ? 'true' : 'false'}
          @click=${this.#send.run}
        >
          ${question?.action}
        </button>
      </portal-dialog>
    </div>`;
  }

  #renderField({ text, label, hint, type = 'text', maxlength }: TextQuestion) {
    return html`<form
      class="fields"
      novalidate
      @submit=${(event: Event) => {
        event.preventDefault();
        void this.#send.run();
      }}
    >
      ${text ? html`<p>${text}</p>` : nothing}
      ${textField({
        id: 'text',
        label,
        hint,
        type,
        maxlength,
        value: this.text,
        error: this.error,
        autocomplete: 'off',
        onInput: (value) => (this.text = value),
      })}
      <button type="submit" hidden></button>
    </form>`;
  }
}

define('portal-admin-text-dialog', PortalAdminTextDialog);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-text-dialog': PortalAdminTextDialog;
  }
}

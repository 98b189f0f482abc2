import '@client-portal/kit/dialog.js';

import type { Role } from '@client-portal/contract/admin';
import { Action } from '@client-portal/kit/action.js';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property, state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { textField } from '@client-portal/kit/field.js';
import { fieldStyles } from '@client-portal/kit/field.styles.js';
import { formSummary } from '@client-portal/kit/form-summary.js';
import { formSummaryStyles } from '@client-portal/kit/form-summary.styles.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { html, LitElement } from 'lit';

import { AdminController } from '../core/admin-controller.js';
import { dialogActions } from '../core/dialog-actions.js';
import { failureSentence, fieldErrors } from '../core/failure.js';
import { staffMessages } from './messages.js';
import { roleField, roleFieldStyles } from './role-field.js';

/**
 * @internal
 * @tagname portal-admin-invite-staff
 * @summary Invites somebody to the staff.
 */
export class PortalAdminInviteStaff extends LitElement {
  static override styles = [hostStyles, buttonStyles, fieldStyles, formSummaryStyles, roleFieldStyles];

  @property({ attribute: false }) open = false;
  @property({ attribute: false }) onClose!: () => void;
  @state() private email = '';
  @state() private name = '';
  @state() private chosen: Role = 'staff';
  @state() private failure: unknown;

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, staffMessages);
  readonly #send = new Action(
    this,
    () => this.#invite(),
    (error) => (this.failure = error),
  );

  async #invite(): Promise<void> {
    this.failure = undefined;
    const { email, name, chosen: role } = this;
    await this.#admin.client.post('/api/admin/staff', { body: { email, name, role } });
    this.#admin.toast(this.#locale.t('invited', { email }), { tone: 'success' });
    this.email = this.name = '';
    this.chosen = 'staff';
    this.onClose();
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    void this.#send.run();
  };

  override render() {
    const { lang, dir, t } = this.#locale;
    return html`<div class="portal" lang=${lang} dir=${dir}>
      <portal-dialog heading=${t('invite')} ?open=${this.open} ?locked=${this.#send.busy} .onClose=${this.onClose}>
        ${this.#renderForm()}
        ${dialogActions({ cancel: t('cancel'), onCancel: this.onClose, submit: t('inviteSubmit'), action: this.#send })}
      </portal-dialog>
    </div>`;
  }

  #renderForm() {
    const { t } = this.#locale;
    const errors = fieldErrors(this.failure);
    const other = this.failure !== undefined && Object.keys(errors).length === 0;
    return html`<form id="form" class="fields" novalidate @submit=${this.#submit}>
        <p class="muted">${t('inviteText')}</p>
        ${formSummary(this.#locale, other ? [{ message: failureSentence(this.#locale, this.failure) }] : [])}
        ${textField({
          id: 'email',
          label: t('email'),
          type: 'email',
          value: this.email,
          error: errors['email'],
          autocomplete: 'off',
          required: true,
          maxlength: 254,
          onInput: (value) => (this.email = value),
        })}
        ${textField({
          id: 'name',
          label: t('name'),
          optional: t('optional'),
          value: this.name,
          error: errors['name'],
          autocomplete: 'off',
          maxlength: 100,
          onInput: (value) => (this.name = value),
        })}
        ${roleField({
          t,
          value: this.chosen,
          mayMakeOwners: this.#admin.session.staff.role === 'owner',
          onChange: (role) => (this.chosen = role),
        })}
        <button type="submit" hidden></button>
      </form>`;
  }
}

define('portal-admin-invite-staff', PortalAdminInviteStaff);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-invite-staff': PortalAdminInviteStaff;
  }
}

import '@client-portal/kit/dialog.js';

import type { Role, StaffMember } from '@client-portal/contract/admin';
import { Action } from '@client-portal/kit/action.js';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property, state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { fieldStyles } from '@client-portal/kit/field.styles.js';
import { formSummary } from '@client-portal/kit/form-summary.js';
import { formSummaryStyles } from '@client-portal/kit/form-summary.styles.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { html, LitElement } from 'lit';

import { AdminController } from '../core/admin-controller.js';
import { dialogActions } from '../core/dialog-actions.js';
import { failureSentence } from '../core/failure.js';
import { staffMessages } from './messages.js';
import { roleField, roleFieldStyles } from './role-field.js';

/**
 * @internal
 * @tagname portal-admin-staff-role
 * @summary Changes what a member of the staff may do.
 */
export class PortalAdminStaffRole extends LitElement {
  static override styles = [hostStyles, buttonStyles, fieldStyles, formSummaryStyles, roleFieldStyles];

  /** Whose role; closed while there is nobody. */
  @property({ attribute: false }) member: StaffMember | undefined;
  @property({ attribute: false }) onClose!: () => void;
  @state() private chosen: Role = 'staff';
  @state() private failure: unknown;

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, staffMessages);
  readonly #save = new Action(
    this,
    () => this.#change(),
    (error) => (this.failure = error),
  );
  #name = '';

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('member') || !this.member) return;
    this.chosen = this.member.role;
    this.failure = undefined;
    this.#name = this.member.name || this.member.email;
  }

  async #change(): Promise<void> {
    this.failure = undefined;
    const { id, role } = this.member!;
    if (role !== this.chosen) {
      await this.#admin.client.patch('/api/admin/staff/{id}', { params: { id }, body: { role: this.chosen } });
      this.#admin.toast(this.#locale.t('roleChanged', { name: this.#name }), { tone: 'success' });
    }
    this.onClose();
  }

  override render() {
    const { lang, dir, t } = this.#locale;
    const failed = this.failure === undefined ? [] : [{ message: failureSentence(this.#locale, this.failure) }];
    return html`<div class="portal" lang=${lang} dir=${dir}>
      <portal-dialog
        heading=${t('roleOf', { name: this.#name })}
        ?open=${this.member !== undefined}
        ?locked=${this.#save.busy}
        .onClose=${this.onClose}
      >
        <div class="fields">
          ${formSummary(this.#locale, failed)}
          ${roleField({
            t,
            value: this.chosen,
            mayMakeOwners: this.#admin.session.staff.role === 'owner',
            onChange: (role) => (this.chosen = role),
          })}
        </div>
        ${dialogActions({ cancel: t('cancel'), onCancel: this.onClose, submit: t('save'), action: this.#save, part: 'save' })}
      </portal-dialog>
    </div>`;
  }
}

define('portal-admin-staff-role', PortalAdminStaffRole);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-staff-role': PortalAdminStaffRole;
  }
}

import '@client-portal/kit/dialog.js';
import './contact-picker.js';

import { PortalError } from '@client-portal/contract/errors';
import { Action } from '@client-portal/kit/action.js';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property, state } from '@client-portal/kit/decorators.js';
import { dateFieldStyles } from '@client-portal/kit/date-field.styles.js';
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
import type { ChosenContact } from './contact-picker.js';
import { destinationField, toView } from './destination-field.js';
import { invitationsStyles } from './invitations.styles.js';
import { invitationsMessages } from './messages.js';

/**
 * @internal
 * @tagname portal-admin-login-mails
 * @summary Mails contacts a link that signs them in, now or later. Use `openLoginMailsDialog()`.
 */
export class PortalAdminLoginMails extends LitElement {
  static override styles = [
    dateFieldStyles,
    hostStyles,
    buttonStyles,
    fieldStyles,
    formSummaryStyles,
    invitationsStyles,
  ];

  @property({ attribute: false }) contacts: readonly ChosenContact[] = [];
  @property({ attribute: false }) open = true;
  @property({ attribute: false }) onClose!: (done: boolean) => void;
  @state() private choice = 'portal';
  @state() private item = '';
  @state() private when = '';
  @state() private failure: unknown;

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, invitationsMessages);
  readonly #send = new Action(
    this,
    () => this.#order(),
    (error) => (this.failure = error),
  );

  async #order(): Promise<void> {
    this.failure = undefined;
    const contactIds = this.contacts.flatMap(({ id }) => id ?? []);
    if (contactIds.length === 0) {
      const message = this.#locale.t('whom');
      throw new PortalError('invalid_request', message, { errors: [{ path: 'to', message }] });
    }
    const view = toView(this.choice, this.item);
    const later = this.when ? { startsAt: new Date(this.when).getTime() } : {};
    const body = { contactIds, ...later, ...(view === undefined ? {} : { view }) };
    const { total } = await this.#admin.client.post('/api/admin/login-mails', { body });
    this.#admin.toast(this.#locale.t('queued', { count: total }), { tone: 'success' });
    this.onClose(true);
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    void this.#send.run();
  };

  override render() {
    const { lang, dir, t } = this.#locale;
    const count = this.contacts.length;
    return html`<div class="portal" lang=${lang} dir=${dir}>
      <portal-dialog heading=${t('loginMails')} ?open=${this.open} ?locked=${this.#send.busy} .onClose=${() => this.onClose(false)}>
        ${this.#renderForm()}
        ${dialogActions({ cancel: t('cancel'), onCancel: () => this.onClose(false), submit: count > 0 ? t('sendLogin', { count }) : t('sendLoginNone'), action: this.#send })}
      </portal-dialog>
    </div>`;
  }

  #renderForm() {
    const { t } = this.#locale;
    const errors = fieldErrors(this.failure);
    const isElsewhere = this.failure !== undefined && !errors['to'] && !errors['view'] && !errors['startsAt'];
    return html`<form class="fields" novalidate @submit=${this.#submit}>
          <p class="muted">${t('loginText')}</p>
          ${formSummary(this.#locale, isElsewhere ? [{ message: failureSentence(this.#locale, this.failure) }] : [])}
          <portal-admin-contact-picker
            .multiple=${true}
            .chosen=${this.contacts}
            .error=${errors['to']}
            .onChange=${(chosen: ChosenContact[]) => (this.contacts = chosen)}
          ></portal-admin-contact-picker>
          ${destinationField({
            t,
            choice: this.choice,
            item: this.item,
            error: errors['view'],
            onChoice: (choice) => (this.choice = choice),
            onItem: (item) => (this.item = item),
          })}
          ${textField({
            id: 'when',
            label: t('when'),
            optional: t('optional'),
            hint: t('whenHint'),
            type: 'datetime-local',
            value: this.when,
            error: errors['startsAt'],
            onInput: (value) => (this.when = value),
          })}
          <button type="submit" hidden></button>
        </form>`;
  }
}

define('portal-admin-login-mails', PortalAdminLoginMails);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-login-mails': PortalAdminLoginMails;
  }
}

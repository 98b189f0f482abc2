import '@client-portal/kit/dialog.js';
import './contact-picker.js';

import { APP_IDS } from '@client-portal/contract/apps';
import { PortalError } from '@client-portal/contract/errors';
import { Action } from '@client-portal/kit/action.js';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property, state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { checkboxField, textArea, textField } from '@client-portal/kit/field.js';
import { fieldStyles } from '@client-portal/kit/field.styles.js';
import { formSummary } from '@client-portal/kit/form-summary.js';
import { formSummaryStyles } from '@client-portal/kit/form-summary.styles.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { html, LitElement, nothing } from 'lit';

import { AdminController } from '../core/admin-controller.js';
import { dialogActions } from '../core/dialog-actions.js';
import { failureSentence, fieldErrors } from '../core/failure.js';
import { type ChosenContact, labelOf } from './contact-picker.js';
import { destinationField, toView } from './destination-field.js';
import { invitationsStyles } from './invitations.styles.js';
import { invitationsMessages } from './messages.js';

/**
 * @internal
 * @tagname portal-admin-invite
 * @summary Invites a contact or an address, or several contacts. Use `openInviteDialog()`.
 */
export class PortalAdminInvite extends LitElement {
  static override styles = [hostStyles, buttonStyles, fieldStyles, formSummaryStyles, invitationsStyles];

  @property({ attribute: false }) contacts: readonly ChosenContact[] = [];
  @property({ attribute: false }) open = true;
  @property({ attribute: false }) onClose!: (done: boolean) => void;
  @state() private firstName = '';
  @state() private lastName = '';
  @state() private message = '';
  @state() private choice = 'portal';
  @state() private item = '';
  @state() private grants: readonly string[] = [];
  @state() private failure: unknown;

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, invitationsMessages);
  readonly #send = new Action(
    this,
    () => this.#invite(),
    (error) => (this.failure = error),
  );

  async #invite(): Promise<void> {
    this.failure = undefined;
    const { t } = this.#locale;
    const [first, ...others] = this.contacts;
    if (!first) {
      const errors = [{ path: 'to', message: t('whom') }];
      throw new PortalError('invalid_request', t('whom'), { errors });
    }
    const view = toView(this.choice, this.item);
    const options = { grants: [...this.grants], message: this.message, ...(view === undefined ? {} : { view }) };
    if (others.length > 0) await this.#inviteMany(options);
    else await this.#inviteOne(first, options);
    this.onClose(true);
  }

  async #inviteOne(to: ChosenContact, options: object): Promise<void> {
    const { firstName, lastName } = this;
    const who = to.id === undefined ? { email: to.email ?? '', firstName, lastName } : { contactId: to.id };
    await this.#admin.client.post('/api/admin/invitations', { body: { ...who, ...options } });
    this.#admin.toast(this.#locale.t('invited', { name: labelOf(to) }), { tone: 'success' });
  }

  async #inviteMany(options: object): Promise<void> {
    const contactIds = this.contacts.flatMap(({ id }) => id ?? []);
    const { total } = await this.#admin.client.post('/api/admin/invitation-batches', {
      body: { contactIds, ...options },
    });
    this.#admin.toast(this.#locale.t('queued', { count: total }), { tone: 'success' });
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    void this.#send.run();
  };

  override render() {
    const { lang, dir, t } = this.#locale;
    const count = this.contacts.length;
    return html`<div class="portal" lang=${lang} dir=${dir}>
      <portal-dialog heading=${t('invite')} ?open=${this.open} ?locked=${this.#send.busy} .onClose=${() => this.onClose(false)}>
        ${this.#renderForm()}
        ${dialogActions({ cancel: t('cancel'), onCancel: () => this.onClose(false), submit: count > 1 ? t('sendInvitations', { count }) : t('sendInvitation'), action: this.#send })}
      </portal-dialog>
    </div>`;
  }

  #renderForm() {
    const { t } = this.#locale;
    const errors = fieldErrors(this.failure);
    const isElsewhere = this.failure !== undefined && !errors['to'] && !errors['view'];
    const count = this.contacts.length;
    return html`<form class="fields" novalidate @submit=${this.#submit}>
          ${formSummary(this.#locale, isElsewhere ? [{ message: failureSentence(this.#locale, this.failure) }] : [])}
          <portal-admin-contact-picker
            .addresses=${true}
            .chosen=${this.contacts}
            .error=${errors['to']}
            .onChange=${(chosen: ChosenContact[]) => (this.contacts = chosen)}
          ></portal-admin-contact-picker>
          ${count === 1 && this.contacts[0]!.id === undefined ? this.#renderName() : nothing}
          ${destinationField({
            t,
            choice: this.choice,
            item: this.item,
            error: errors['view'],
            onChoice: (choice) => (this.choice = choice),
            onItem: (item) => (this.item = item),
          })}
          ${this.#renderGrants()}
          ${textArea({
            id: 'message',
            label: t('message'),
            optional: t('optional'),
            hint: t('messageHint'),
            value: this.message,
            maxlength: 1000,
            onInput: (value) => (this.message = value),
          })}
          <button type="submit" hidden></button>
        </form>`;
  }

  #renderName() {
    const { t } = this.#locale;
    return html`${textField({
      id: 'first-name',
      label: t('firstName'),
      optional: t('optional'),
      value: this.firstName,
      maxlength: 100,
      autocomplete: 'off',
      onInput: (value) => (this.firstName = value),
    })}
    ${textField({
      id: 'last-name',
      label: t('lastName'),
      optional: t('optional'),
      value: this.lastName,
      maxlength: 100,
      autocomplete: 'off',
      onInput: (value) => (this.lastName = value),
    })}`;
  }

  #renderGrants() {
    return html`<fieldset class="grants">
      <legend>${this.#locale.t('grants')}</legend>
      ${APP_IDS.map((app) => {
        const resource = `app:${app}`;
        return checkboxField({
          id: `grant-${app}`,
          label: app.slice(0, 1).toUpperCase() + app.slice(1),
          checked: this.grants.includes(resource),
          onChange: (checked) => {
            const rest = this.grants.filter((each) => each !== resource);
            this.grants = checked ? [...rest, resource] : rest;
          },
        });
      })}
    </fieldset>`;
  }
}

define('portal-admin-invite', PortalAdminInvite);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-invite': PortalAdminInvite;
  }
}

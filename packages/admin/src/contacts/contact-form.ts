import '@client-portal/kit/dialog.js';

import type { ContactDetails } from '@client-portal/contract/admin';
import { Action } from '@client-portal/kit/action.js';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property, state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { textArea, textField } from '@client-portal/kit/field.js';
import { fieldStyles } from '@client-portal/kit/field.styles.js';
import { formSummary } from '@client-portal/kit/form-summary.js';
import { formSummaryStyles } from '@client-portal/kit/form-summary.styles.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { html, LitElement, type PropertyValues } from 'lit';

import { AdminController } from '../core/admin-controller.js';
import { failureSentence, fieldErrors } from '../core/failure.js';
import { saveEdit } from '../core/save-edit.js';
import { contactName } from './contact-name.js';
import { contactsMessages } from './messages.js';

const EMPTY = { email: '', firstName: '', lastName: '', company: '', phone: '', address: '', tags: '' };
type Draft = typeof EMPTY;

const toDraft = (contact: ContactDetails): Draft => ({
  email: contact.email ?? '',
  firstName: contact.firstName,
  lastName: contact.lastName,
  company: contact.company,
  phone: contact.phone,
  address: contact.address,
  tags: contact.tags.join(', '),
});

function toBody({ email, tags, ...rest }: Draft) {
  const named = tags.split(',').map((tag) => tag.trim());
  return { ...rest, email: email.trim() || null, tags: named.filter(Boolean) };
}

/**
 * @internal
 * @tagname portal-admin-contact-form
 * @summary Makes a contact, or edits one.
 */
export class PortalAdminContactForm extends LitElement {
  static override styles = [hostStyles, buttonStyles, fieldStyles, formSummaryStyles];

  @property({ attribute: false }) open = false;
  /** Whom to edit; somebody new when unset. */
  @property({ attribute: false }) contact: string | undefined;
  @property({ attribute: false }) onClose!: () => void;
  @state() private draft: Draft = { ...EMPTY };
  @state() private failure: unknown;

  #etag: string | null = null;
  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, contactsMessages);
  readonly #send = new Action(
    this,
    () => this.#save(),
    (error) => (this.failure = error),
  );

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('open') || !this.open) return;
    this.failure = undefined;
    this.draft = { ...EMPTY };
    if (this.contact) void this.#load(this.contact).catch((error: unknown) => (this.failure = error));
  }

  async #load(id: string, shows = true): Promise<string | null> {
    const { data, etag } = await this.#admin.client.getWithTag('/api/admin/contacts/{id}', { params: { id } });
    this.#etag = etag;
    if (shows) this.draft = toDraft(data);
    return etag;
  }

  async #save(): Promise<void> {
    this.failure = undefined;
    const id = this.contact;
    const { client } = this.#admin;
    const body = toBody(this.draft);
    const saved = id
      ? await saveEdit(this.#admin.scope, {
          etag: this.#etag,
          save: (ifMatch) => client.patch('/api/admin/contacts/{id}', { params: { id }, body, ifMatch }),
          reload: (shows) => this.#load(id, shows),
        })
      : await client.post('/api/admin/contacts', { body });
    if (!saved) return;
    const { t } = this.#locale;
    this.#admin.toast(id ? t('saved') : t('created', { name: contactName(saved) }), { tone: 'success' });
    this.onClose();
    if (!id) this.#admin.navigate(`contacts/${saved.id}`);
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    void this.#send.run();
  };

  override render() {
    const { lang, dir, t } = this.#locale;
    const errors = fieldErrors(this.failure);
    const other = this.failure !== undefined && Object.keys(errors).length === 0;
    return html`<div class="portal" lang=${lang} dir=${dir}>
      <portal-dialog heading=${t(this.contact ? 'edit' : 'new')} ?open=${this.open} ?locked=${this.#send.busy} .onClose=${this.onClose}>
        <form id="form" class="fields" novalidate @submit=${this.#submit}>
          ${formSummary(this.#locale, other ? [{ message: failureSentence(this.#locale, this.failure) }] : [])}
          ${this.#field('firstName', errors, 100)} ${this.#field('lastName', errors, 100)}
          ${this.#field('email', errors, 254, 'email')} ${this.#field('company', errors, 200)}
          ${this.#field('phone', errors, 50, 'tel')}
          ${textArea({
            id: 'address',
            label: t('address'),
            optional: t('optional'),
            value: this.draft.address,
            error: errors['address'],
            autocomplete: 'off',
            maxlength: 500,
            onInput: (address) => (this.draft = { ...this.draft, address }),
          })}
          ${this.#field('tags', errors, 1000, 'text', t('tagsHint'))}
          <button type="submit" hidden></button>
        </form>
        <button slot="actions" class="button" type="button" @click=${this.onClose}>${t('cancel')}</button>
        <button
          slot="actions"
          class="button primary"
          part="submit"
          type="button"
          aria-busy=${this.#send.busy ? 'true' : 'false'}
          @click=${this.#send.run}
        >
          ${t(this.contact ? 'save' : 'create')}
        </button>
      </portal-dialog>
    </div>`;
  }

  #field(
    name: keyof Draft,
    errors: Record<string, string>,
    maxlength: number,
    type: 'text' | 'email' | 'tel' = 'text',
    hint?: string,
  ) {
    const { t } = this.#locale;
    return textField({
      id: name,
      label: t(name),
      optional: t('optional'),
      type,
      hint,
      value: this.draft[name],
      error: errors[name],
      autocomplete: 'off',
      maxlength,
      onInput: (value) => (this.draft = { ...this.draft, [name]: value }),
    });
  }
}

define('portal-admin-contact-form', PortalAdminContactForm);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-contact-form': PortalAdminContactForm;
  }
}

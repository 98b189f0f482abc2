import '@client-portal/kit/dialog.js';
import './tag-field.js';

import type { ContactDetails, NewContact } from '@client-portal/contract/admin';
import { Action } from '@client-portal/kit/action.js';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property, state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { fieldStyles } from '@client-portal/kit/field.styles.js';
import { formSummary } from '@client-portal/kit/form-summary.js';
import { formSummaryStyles } from '@client-portal/kit/form-summary.styles.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { skeletonRows } from '@client-portal/kit/skeleton.js';
import { skeletonStyles } from '@client-portal/kit/skeleton.styles.js';
import { html, LitElement, type PropertyValues } from 'lit';

import { AdminController } from '../core/admin-controller.js';
import { failureSentence, fieldErrors } from '../core/failure.js';
import { saveEdit } from '../core/save-edit.js';
import {
  type ContactDraft,
  emptyDraft,
  fieldComplaints,
  type FieldRow,
  newRow,
  toBody,
  toDraft,
} from './contact-draft.js';
import { type DraftFieldsOptions, ownFields, personFields, placeFields } from './contact-draft-fields.js';
import { contactFormStyles } from './contact-form.styles.js';
import { contactName } from './contact-name.js';
import { contactsMessages, type ContactsKey } from './messages.js';

/**
 * @internal
 * @tagname portal-admin-contact-form
 * @summary Makes a contact, or edits one.
 */
export class PortalAdminContactForm extends LitElement {
  static override styles = [
    hostStyles,
    buttonStyles,
    fieldStyles,
    formSummaryStyles,
    skeletonStyles,
    contactFormStyles,
  ];

  @property({ attribute: false }) open = false;
  /** Whom to edit; somebody new when unset. */
  @property({ attribute: false }) contact: string | undefined;
  @property({ attribute: false }) onClose!: () => void;
  /** Undefined until it is loaded: what was never seen is never saved. */
  @state() private draft: ContactDraft | undefined;
  @state() private complaints: Readonly<Record<string, ContactsKey>> = {};
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
    this.draft = undefined;
    this.#start();
  }

  #start(): void {
    this.failure = undefined;
    this.complaints = {};
    this.#etag = null;
    if (!this.contact) this.draft = emptyDraft;
    else void this.#load(this.contact).catch((error: unknown) => (this.failure = error));
  }

  async #load(id: string, shows = true): Promise<string | null> {
    const { data, etag } = await this.#admin.client.getWithTag('/api/admin/contacts/{id}', { params: { id } });
    this.#etag = etag;
    if (shows) this.draft = toDraft(data);
    return etag;
  }

  #change(change: Partial<ContactDraft>): void {
    if (!this.draft) return;
    this.draft = { ...this.draft, ...change };
    if (Object.keys(this.complaints).length > 0) this.complaints = fieldComplaints(this.draft.fields);
  }

  async #addField(): Promise<void> {
    const row = newRow();
    this.#change({ fields: [...(this.draft?.fields ?? []), row] });
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`#${row.key}-name`)?.focus();
  }

  async #removeField({ key }: FieldRow): Promise<void> {
    this.#change({ fields: (this.draft?.fields ?? []).filter((row) => row.key !== key) });
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[part="add-field"]')?.focus();
  }

  async #save(): Promise<void> {
    this.failure = undefined;
    this.renderRoot.querySelector('portal-admin-tag-field')?.take();
    if (!this.draft) return;
    this.complaints = fieldComplaints(this.draft.fields);
    const [wrong] = Object.keys(this.complaints);
    if (wrong) return this.renderRoot.querySelector<HTMLElement>(`#${wrong}-name`)?.focus();
    const saved = await this.#store(toBody(this.draft));
    if (!saved) return;
    const { t } = this.#locale;
    this.#admin.toast(this.contact ? t('saved') : t('created', { name: contactName(saved) }), { tone: 'success' });
    this.onClose();
    if (!this.contact) this.#admin.navigate(`contacts/${saved.id}`);
  }

  async #store(body: NewContact): Promise<ContactDetails | undefined> {
    const { client } = this.#admin;
    const id = this.contact;
    if (!id) return client.post('/api/admin/contacts', { body });
    return saveEdit<ContactDetails>(this.#admin.scope, {
      etag: this.#etag,
      save: (ifMatch) => client.patch('/api/admin/contacts/{id}', { params: { id }, body, ifMatch }),
      reload: (shows) => this.#load(id, shows),
    });
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    void this.#send.run();
  };

  override render() {
    const { lang, dir, t } = this.#locale;
    return html`<div class="portal" lang=${lang} dir=${dir}>
      <portal-dialog heading=${t(this.contact ? 'edit' : 'new')} ?open=${this.open} ?locked=${this.#send.busy} .onClose=${this.onClose}>
        ${this.draft ? this.#renderForm(this.draft) : this.#renderWaiting()}
        <button slot="actions" class="button" type="button" @click=${this.onClose}>${t('cancel')}</button>
        <button
          slot="actions"
          class="button primary"
          part="submit"
          type="button"
          ?disabled=${!this.draft}
          aria-busy=${this.#send.busy ? 'true' : 'false'}
          @click=${this.#send.run}
        >
          ${t(this.contact ? 'save' : 'create')}
        </button>
      </portal-dialog>
    </div>`;
  }

  #renderWaiting() {
    const { t } = this.#locale;
    if (this.failure === undefined) return skeletonRows(t('loading'), 6);
    return html`${formSummary(this.#locale, [{ message: failureSentence(this.#locale, this.failure) }])}
      <button class="button" type="button" @click=${() => this.#start()}>${this.#locale.kit('retry')}</button>`;
  }

  #renderForm(draft: ContactDraft) {
    const errors = fieldErrors(this.failure);
    const other = this.failure !== undefined && Object.keys(errors).length === 0;
    const options: DraftFieldsOptions = {
      ...{ locale: this.#locale, draft, errors, complaints: this.complaints },
      change: (change) => this.#change(change),
    };
    return html`<form id="form" class="fields" novalidate @submit=${this.#submit}>
      ${formSummary(this.#locale, other ? [{ message: failureSentence(this.#locale, this.failure) }] : [])} ${personFields(options)}
      <portal-admin-tag-field
        .tags=${draft.tags}
        .error=${errors['tags']}
        .onChange=${(tags: readonly string[]) => this.#change({ tags })}
      ></portal-admin-tag-field>
      ${placeFields(options)}
      ${ownFields(
        options,
        () => void this.#addField(),
        (row) => void this.#removeField(row),
      )}
      <button type="submit" hidden></button>
    </form>`;
  }
}

define('portal-admin-contact-form', PortalAdminContactForm);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-contact-form': PortalAdminContactForm;
  }
}

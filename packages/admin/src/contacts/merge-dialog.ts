import '@client-portal/kit/dialog.js';

import type { ContactDetails, ContactEntry } from '@client-portal/contract/admin';
import { Action } from '@client-portal/kit/action.js';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property, state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { textField } from '@client-portal/kit/field.js';
import { fieldStyles } from '@client-portal/kit/field.styles.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { RequestTask } from '@client-portal/kit/request-task.js';
import { skeletonRows } from '@client-portal/kit/skeleton.js';
import { skeletonStyles } from '@client-portal/kit/skeleton.styles.js';
import { viewStyles } from '@client-portal/kit/view.styles.js';
import { TaskStatus } from '@lit/task';
import { html, LitElement, nothing, type PropertyValues } from 'lit';

import { AdminController } from '../core/admin-controller.js';
import { failureSentence } from '../core/failure.js';
import { LoadView } from '../core/load-view.js';
import { contactListStyles } from './contact-list.styles.js';
import { contactName } from './contact-name.js';
import { mergeDialogStyles } from './merge-dialog.styles.js';
import { mergePreview } from './merge-preview.js';
import { contactsMessages } from './messages.js';

/**
 * @internal
 * @tagname portal-admin-merge
 * @summary Finds the contact that shall become part of this one, and shows both side by side.
 */
export class PortalAdminMerge extends LitElement {
  static override styles = [
    ...[hostStyles, buttonStyles, fieldStyles, skeletonStyles, viewStyles, contactListStyles, mergeDialogStyles],
  ];

  @property({ attribute: false }) open = false;
  /** The contact that stays. */
  @property({ attribute: false }) into!: ContactDetails;
  @property({ attribute: false }) onClose!: () => void;
  /** Takes the merge apart again; the contact that comes back is called `name`. */
  @property({ attribute: false }) onUndo!: (merge: string, name: string) => void;
  @state() private q = '';
  /** The id of the contact that goes; empty until it is chosen. */
  @state() private from = '';

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, contactsMessages);
  readonly #load = new LoadView(this, this.#locale);
  readonly #found = new RequestTask(this, {
    args: () => [this.q.trim()] as const,
    task: async ([q], { signal }): Promise<readonly ContactEntry[]> =>
      q ? (await this.#admin.client.get('/api/admin/contacts', { query: { q, limit: 8 }, signal })).items : [],
  });
  readonly #other = new RequestTask(this, {
    args: () => [this.from] as const,
    task: async ([id], { signal }): Promise<ContactDetails | undefined> =>
      id ? this.#admin.client.get('/api/admin/contacts/{id}', { params: { id }, signal }) : undefined,
  });
  readonly #send = new Action(
    this,
    () => this.#merge(),
    (error) => this.#admin.toast(failureSentence(this.#locale, error), { tone: 'danger' }),
  );

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('open') && this.open) this.q = this.from = '';
  }

  async #merge(): Promise<void> {
    const other = this.#other.value;
    if (!other) return;
    const { t } = this.#locale;
    const { id } = await this.#admin.client.post('/api/admin/contacts/{id}/merge', {
      params: { id: this.into.id },
      body: { from: other.id },
    });
    const name = contactName(other);
    const action = { label: t('undo'), onPress: () => this.onUndo(id, name) };
    this.#admin.toast(t('merged', { name, into: contactName(this.into) }), { tone: 'success', action });
    this.onClose();
  }

  override render() {
    const { lang, dir, t } = this.#locale;
    const heading = this.into ? t('mergeHeading', { name: contactName(this.into) }) : '';
    return html`<div class="portal" lang=${lang} dir=${dir}>
      <portal-dialog heading=${heading} ?open=${this.open} ?locked=${this.#send.busy} .onClose=${this.onClose}>
        <div class="fields">
          <p>${t(this.from ? 'mergeCheck' : 'mergeText')}</p>
          ${this.from ? this.#renderBoth() : this.#renderSearch()}
        </div>
        <button slot="actions" class="button" type="button" @click=${this.onClose}>${t('cancel')}</button>
        <button
          slot="actions"
          class="button primary"
          part="submit"
          type="button"
          ?disabled=${this.#other.value === undefined || this.#other.value.id !== this.from}
          aria-busy=${this.#send.busy ? 'true' : 'false'}
          @click=${this.#send.run}
        >
          ${t('mergeSubmit')}
        </button>
      </portal-dialog>
    </div>`;
  }

  #renderSearch() {
    const { t } = this.#locale;
    const others = (this.#found.value ?? []).filter(({ id }) => id !== this.into?.id);
    const isEmpty = this.q !== '' && this.#found.status === TaskStatus.COMPLETE && others.length === 0;
    return html`${textField({
      ...{ id: 'q', label: t('mergeSearch'), type: 'search', value: this.q, autocomplete: 'off', maxlength: 100 },
      onInput: (q) => (this.q = q),
    })}
      <ul class="found">
        ${others.map(
          (contact) => html`<li>
            <button class="button quiet wide" part="candidate" type="button" @click=${() => (this.from = contact.id)}>
              <bdi>${contactName(contact)}</bdi>${contact.email ? html` <bdi class="muted">${contact.email}</bdi>` : nothing}
            </button>
          </li>`,
        )}
      </ul>
      <p class="muted" role="status">${isEmpty ? t('nobody') : ''}</p>`;
  }

  #renderBoth() {
    const { t } = this.#locale;
    return html`${this.#load.render(this.#other, {
      skeleton: () => skeletonRows(t('loading'), 6),
      content: (from) => (from ? mergePreview(this.#locale, this.into, from) : nothing),
    })}
    <div><button class="button small" part="other" type="button" @click=${() => (this.from = '')}>${t('mergeOther')}</button></div>`;
  }
}

define('portal-admin-merge', PortalAdminMerge);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-merge': PortalAdminMerge;
  }
}

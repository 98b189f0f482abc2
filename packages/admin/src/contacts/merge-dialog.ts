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
import { html, LitElement, nothing } from 'lit';

import { AdminController } from '../core/admin-controller.js';
import { failureSentence } from '../core/failure.js';
import { contactName } from './contact-name.js';
import { contactPageStyles } from './contact-page.styles.js';
import { contactsMessages } from './messages.js';

const ROWS = ['firstName', 'lastName', 'email', 'company', 'phone'] as const;

/**
 * @internal
 * @tagname portal-admin-merge
 * @summary Finds the contact that shall become part of this one, and shows both side by side.
 */
export class PortalAdminMerge extends LitElement {
  static override styles = [hostStyles, buttonStyles, fieldStyles, contactPageStyles];

  @property({ attribute: false }) open = false;
  /** The contact that stays. */
  @property({ attribute: false }) into!: ContactDetails;
  @property({ attribute: false }) onClose!: () => void;
  @state() private q = '';
  @state() private from: ContactEntry | undefined;

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, contactsMessages);
  readonly #found = new RequestTask(this, {
    args: () => [this.q] as const,
    task: async ([q], { signal }): Promise<readonly ContactEntry[]> =>
      q ? (await this.#admin.client.get('/api/admin/contacts', { query: { q, limit: 8 }, signal })).items : [],
  });
  readonly #send = new Action(
    this,
    () => this.#merge(),
    (error) => this.#admin.toast(failureSentence(this.#locale, error), { tone: 'danger' }),
  );

  async #merge(): Promise<void> {
    if (!this.from) return;
    const { client } = this.#admin;
    const merge = await client.post('/api/admin/contacts/{id}/merge', {
      params: { id: this.into.id },
      body: { from: this.from.id },
    });
    const { t } = this.#locale;
    const undo = async () => {
      await client.post('/api/admin/merges/{id}/undo', { params: { id: merge.id } });
      this.#admin.toast(t('undone'), { tone: 'success' });
    };
    const fail = (error: unknown) => this.#admin.toast(failureSentence(this.#locale, error), { tone: 'danger' });
    this.#admin.toast(t('merged'), {
      tone: 'success',
      action: { label: t('undo'), onPress: () => void undo().catch(fail) },
    });
    this.from = undefined;
    this.q = '';
    this.onClose();
  }

  override render() {
    const { lang, dir, t } = this.#locale;
    const heading = this.into ? t('mergeHeading', { name: contactName(this.into) }) : '';
    return html`<div class="portal" lang=${lang} dir=${dir}>
      <portal-dialog heading=${heading} ?open=${this.open} ?locked=${this.#send.busy} .onClose=${this.onClose}>
        <div class="fields">
          <p>${t('mergeText')}</p>
          ${textField({
            id: 'q',
            label: t('mergeSearch'),
            type: 'search',
            value: this.q,
            autocomplete: 'off',
            maxlength: 100,
            onInput: (q) => (this.q = q.trim()),
          })}
          ${this.from ? this.#renderBoth(this.from) : this.#renderFound()}
        </div>
        <button slot="actions" class="button" type="button" @click=${this.onClose}>${t('cancel')}</button>
        <button
          slot="actions"
          class="button primary"
          part="submit"
          type="button"
          ?disabled=${!this.from}
          aria-busy=${this.#send.busy ? 'true' : 'false'}
          @click=${this.#send.run}
        >
          ${t('mergeSubmit')}
        </button>
      </portal-dialog>
    </div>`;
  }

  #renderFound() {
    const others = (this.#found.value ?? []).filter(({ id }) => id !== this.into?.id);
    return html`<ul class="found">
      ${others.map(
        (contact) => html`<li>
          <button class="button quiet wide" part="candidate" type="button" @click=${() => (this.from = contact)}>
            ${contactName(contact)}${contact.email ? html` <span class="muted">${contact.email}</span>` : nothing}
          </button>
        </li>`,
      )}
    </ul>`;
  }

  #renderBoth(from: ContactEntry) {
    const { t } = this.#locale;
    return html`<table class="both" part="preview">
      <thead>
        <tr>
          <td></td>
          <th scope="col">${t('mergeInto')}</th>
          <th scope="col">${t('mergeFrom')}</th>
        </tr>
      </thead>
      <tbody>
        ${ROWS.map(
          (row) => html`<tr>
            <th scope="row">${t(row)}</th>
            <td>${this.into[row] || '–'}</td>
            <td>${from[row] || '–'}</td>
          </tr>`,
        )}
        <tr>
          <th scope="row">${t('tags')}</th>
          <td>${this.into.tags.join(', ') || '–'}</td>
          <td>${from.tags.join(', ') || '–'}</td>
        </tr>
      </tbody>
    </table>`;
  }
}

define('portal-admin-merge', PortalAdminMerge);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-merge': PortalAdminMerge;
  }
}

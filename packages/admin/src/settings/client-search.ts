import type { ContactEntry } from '@client-portal/contract/admin';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property, state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { textField } from '@client-portal/kit/field.js';
import { fieldStyles } from '@client-portal/kit/field.styles.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { css, html, LitElement, nothing } from 'lit';

import { AdminController } from '../core/admin-controller.js';
import { settingsMessages } from './messages.js';

const PAUSE = 250;

/**
 * @internal
 * @tagname portal-admin-client-search
 * @summary Finds one contact by name or address.
 */
export class PortalAdminClientSearch extends LitElement {
  static override styles = [
    hostStyles,
    buttonStyles,
    fieldStyles,
    css`
      :host {
        display: block;
        flex: 1 1 220px;
      }

      ul {
        display: grid;
        gap: var(--_4);
        margin: var(--_8) 0 0;
        padding: 0;
        list-style: none;
      }
    `,
  ];

  @property({ attribute: false }) onPick!: (contact: ContactEntry) => void;

  @state() private text = '';
  @state() private found: readonly ContactEntry[] | undefined;

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, settingsMessages);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #abort: AbortController | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#abort?.abort();
  }

  #type(text: string): void {
    this.text = text;
    clearTimeout(this.#timer);
    this.#abort?.abort();
    if (text.trim().length < 2) this.found = undefined;
    else this.#timer = setTimeout(() => void this.#search(text), PAUSE);
  }

  async #search(q: string): Promise<void> {
    const { signal } = (this.#abort = new AbortController());
    try {
      const { items } = await this.#admin.client.get('/api/admin/contacts', { query: { q, limit: '6' }, signal });
      this.found = items;
    } catch {
      if (!signal.aborted) this.found = [];
    }
  }

  #pick(contact: ContactEntry): void {
    this.text = labelOf(contact);
    this.found = undefined;
    this.onPick(contact);
  }

  override render() {
    const { lang, dir, t } = this.#locale;
    return html`<div class="portal" lang=${lang} dir=${dir}>
      ${textField({ id: 'contact', label: t('contact'), type: 'search', autocomplete: 'off', value: this.text, onInput: (value) => this.#type(value) })}
      <div role="status">
        ${this.found?.length === 0 ? html`<p class="muted">${t('noContacts')}</p>` : nothing}
      </div>
      ${
        this.found?.length
          ? html`<ul part="contacts">
            ${this.found.map(
              (contact) => html`<li>
                <button class="button small" type="button" part="contact" @click=${() => this.#pick(contact)}>${labelOf(contact)}</button>
              </li>`,
            )}
          </ul>`
          : nothing
      }
    </div>`;
  }
}

const labelOf = ({ firstName, lastName, email }: ContactEntry): string => {
  const name = [firstName, lastName].filter(Boolean).join(' ');
  return name && email ? `${name} (${email})` : name || email || '?';
};

define('portal-admin-client-search', PortalAdminClientSearch);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-client-search': PortalAdminClientSearch;
  }
}

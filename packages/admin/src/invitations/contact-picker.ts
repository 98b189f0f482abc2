import type { ContactEntry } from '@client-portal/contract/admin';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property, state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { textField } from '@client-portal/kit/field.js';
import { fieldStyles } from '@client-portal/kit/field.styles.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { closeIcon } from '@client-portal/kit/icons.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { RequestTask } from '@client-portal/kit/request-task.js';
import { html, LitElement, nothing } from 'lit';

import { AdminController } from '../core/admin-controller.js';
import { invitationsStyles } from './invitations.styles.js';
import { invitationsMessages } from './messages.js';

/** Whom something is for; without an id it is an address that nobody has yet. */
export interface ChosenContact {
  id?: string | undefined;
  name: string;
  email: string | null;
}

const isAddress = (text: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const toChosen = ({ id, firstName, lastName, email }: ContactEntry): ChosenContact => ({
  id,
  name: [firstName, lastName].filter(Boolean).join(' '),
  email,
});

/** How somebody is called where there is little room. */
export const labelOf = ({ name, email }: ChosenContact): string => name || email || '–';

/**
 * @internal
 * @tagname portal-admin-contact-picker
 * @summary Finds contacts by name or address; optionally takes an address that nobody has.
 */
export class PortalAdminContactPicker extends LitElement {
  static override styles = [hostStyles, buttonStyles, fieldStyles, invitationsStyles];

  @property({ attribute: false }) chosen: readonly ChosenContact[] = [];
  @property({ attribute: false }) multiple = false;
  @property({ attribute: false }) addresses = false;
  @property({ attribute: false }) error: string | undefined;
  @property({ attribute: false }) onChange!: (chosen: ChosenContact[]) => void;
  @state() private typed = '';

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, invitationsMessages);
  readonly #found = new RequestTask(this, {
    args: () => [this.typed.trim()] as const,
    task: async ([q], { signal }): Promise<readonly ContactEntry[]> => {
      if (q.length < 2) return [];
      await pause(150);
      signal.throwIfAborted();
      return (await this.#admin.client.get('/api/admin/contacts', { query: { q, limit: 8 }, signal })).items;
    },
  });

  #choose(contact: ChosenContact): void {
    const rest = this.multiple
      ? this.chosen.filter(({ id, email }) => id !== contact.id || email !== contact.email)
      : [];
    this.typed = '';
    this.onChange([...rest, contact]);
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('input, .picks button')?.focus());
  }

  #remove(contact: ChosenContact): void {
    this.onChange(this.chosen.filter((each) => each !== contact));
  }

  override render() {
    const { lang, dir, t } = this.#locale;
    const isFull = !this.multiple && this.chosen.length > 0;
    return html`<div class="portal fields" lang=${lang} dir=${dir}>
      ${this.chosen.length > 0 ? this.#renderChosen() : nothing}
      ${
        isFull
          ? nothing
          : textField({
              id: 'to',
              label: t('to'),
              type: 'search',
              value: this.typed,
              hint: t(this.addresses ? 'toHint' : 'toContactHint'),
              error: this.error,
              autocomplete: 'off',
              maxlength: 254,
              onInput: (value) => (this.typed = value),
            })
      }
      ${isFull || this.typed.trim().length < 2 ? nothing : this.#renderMatches(this.#found.value ?? [])}
    </div>`;
  }

  #renderChosen() {
    const { t } = this.#locale;
    return html`<ul class="picks" part="chosen">
      ${this.chosen.map(
        (contact) => html`<li>
          <button
            class="button"
            type="button"
            aria-label=${t('remove', { name: labelOf(contact) })}
            @click=${() => this.#remove(contact)}
          >
            ${labelOf(contact)}${closeIcon()}
          </button>
        </li>`,
      )}
    </ul>`;
  }

  #renderMatches(found: readonly ContactEntry[]) {
    const { t } = this.#locale;
    const address = this.typed.trim();
    const isNew = this.addresses && isAddress(address) && !found.some(({ email }) => email === address.toLowerCase());
    return html`<ul class="matches" part="matches" role="list">
      ${found.map((entry) => {
        const contact = toChosen(entry);
        const detail = contact.email ?? t('noEmail');
        return html`<li>
          <button class="button" type="button" @click=${() => this.#choose(contact)}>
            ${contact.name || detail}${contact.name ? html`<span class="muted">${detail}</span>` : nothing}
          </button>
        </li>`;
      })}
      ${
        isNew
          ? html`<li>
              <button class="button" type="button" part="address" @click=${() => this.#choose({ name: '', email: address })}>
                ${t('useAddress', { email: address })}
              </button>
            </li>`
          : nothing
      }
      ${found.length === 0 && !isNew && this.#found.value ? html`<li class="muted">${t('noMatch')}</li>` : nothing}
    </ul>`;
  }
}

define('portal-admin-contact-picker', PortalAdminContactPicker);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-contact-picker': PortalAdminContactPicker;
  }
}

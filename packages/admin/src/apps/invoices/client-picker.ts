import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property, state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { fieldFrame } from '@client-portal/kit/field.js';
import { fieldStyles } from '@client-portal/kit/field.styles.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { css, html, LitElement, nothing } from 'lit';
import { live } from 'lit/directives/live.js';

import { AdminController } from '../../core/admin-controller.js';
import type { FormClient } from './draft-form.js';
import { invoicesMessages } from './messages.js';

const PAUSE = 150;
const SHOWN = 8;

/**
 * @internal
 * @tagname portal-admin-client-picker
 * @summary Finds a client by typing; arrow keys and Enter choose.
 */
export class PortalAdminClientPicker extends LitElement {
  static override styles = [
    hostStyles,
    buttonStyles,
    fieldStyles,
    css`
      .chosen {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: var(--_8);
      }

      .box {
        position: relative;
      }

      .found {
        position: absolute;
        inset-inline: 0;
        z-index: 2;
        margin: var(--_4) 0 0;
        padding: var(--_4);
        border: var(--_line);
        border-radius: var(--_radius);
        background: var(--_raised);
        box-shadow: var(--_shadow);
        list-style: none;
      }

      .found li {
        padding: var(--_8);
        border-radius: var(--_radius-inner);
        overflow-wrap: anywhere;
        cursor: pointer;
      }

      .found li[aria-selected='true'] {
        background: var(--_hover);
      }
    `,
  ];

  @property({ attribute: false }) chosen: FormClient | null = null;
  @property({ attribute: false }) complaint = '';
  @property({ attribute: false }) onChoose!: (client: FormClient | null) => void;

  @state() private text = '';
  @state() private found: readonly FormClient[] | undefined;
  @state() private active = 0;

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, invoicesMessages);
  #pause: ReturnType<typeof setTimeout> | undefined;
  #asking: AbortController | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#pause);
    this.#asking?.abort();
  }

  #type(text: string): void {
    this.text = text;
    clearTimeout(this.#pause);
    this.#asking?.abort();
    if (!text.trim()) this.found = undefined;
    else this.#pause = setTimeout(() => void this.#ask(text.trim()), PAUSE);
  }

  async #ask(q: string): Promise<void> {
    const asking = (this.#asking = new AbortController());
    try {
      const query = { q, limit: SHOWN };
      const { items } = await this.#admin.client.get('/api/admin/contacts', { query, signal: asking.signal });
      this.active = 0;
      this.found = items.map(({ id, firstName, lastName, company, email }) => ({
        id,
        name: company || `${firstName} ${lastName}`.trim(),
        email,
      }));
    } catch {
      if (!asking.signal.aborted) this.found = [];
    }
  }

  #choose(client: FormClient | undefined): void {
    if (!client) return;
    this.text = '';
    this.found = undefined;
    this.onChoose(client);
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('[part="other"]')?.focus());
  }

  #other(): void {
    this.onChoose(null);
    void this.updateComplete.then(() => this.renderRoot.querySelector('input')?.focus());
  }

  #onKey(event: KeyboardEvent): void {
    const count = this.found?.length ?? 0;
    if (event.key === 'ArrowDown' && count) this.active = (this.active + 1) % count;
    else if (event.key === 'ArrowUp' && count) this.active = (this.active + count - 1) % count;
    else if (event.key === 'Enter') this.#choose(this.found?.[this.active]);
    else if (event.key === 'Escape' && this.found) this.found = undefined;
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  override render() {
    const { lang, dir } = this.#locale;
    return html`<div class="portal" lang=${lang} dir=${dir}>${this.chosen ? this.#renderChosen(this.chosen) : this.#renderSearch()}</div>`;
  }

  #renderChosen({ name, email }: FormClient) {
    const { t } = this.#locale;
    return html`<div class="field">
      <span class="label">${t('chooseClient')}</span>
      <div class="chosen" part="chosen">
        <span><bdi>${name || email || t('unnamed')}</bdi> <span class="muted">${name ? (email ?? t('noAddress')) : nothing}</span></span>
        <button class="button small" type="button" part="other" @click=${() => this.#other()}>${t('otherClient')}</button>
      </div>
    </div>`;
  }

  #renderSearch() {
    const { t } = this.#locale;
    const id = 'client';
    const isOpen = this.found !== undefined;
    return html`<div class="box">
      ${fieldFrame(
        { id, label: t('chooseClient'), hint: t('chooseClientHint'), error: this.complaint },
        html`<input
          class="control"
          id=${id}
          role="combobox"
          autocomplete="off"
          aria-autocomplete="list"
          aria-expanded=${String(isOpen)}
          aria-controls="found"
          aria-activedescendant=${this.found?.length ? `found-${this.active}` : nothing}
          aria-invalid=${this.complaint ? 'true' : nothing}
          aria-describedby="client-error client-hint"
          .value=${live(this.text)}
          @input=${(event: Event) => this.#type((event.target as HTMLInputElement).value)}
          @keydown=${(event: KeyboardEvent) => this.#onKey(event)}
        />`,
      )}
      ${this.#renderFound()}
      <p role="status" class=${this.found?.length === 0 ? 'hint' : 'visually-hidden'}>
        ${isOpen ? (this.found?.length ? t('clientCount', { count: this.found.length }) : t('noClients')) : ''}
      </p>
    </div>`;
  }

  #renderFound() {
    const { t } = this.#locale;
    return html`<ul class="found" id="found" role="listbox" aria-label=${t('chooseClient')} ?hidden=${!this.found?.length}>
        ${this.found?.map(
          (client, index) => html`<li
            id="found-${index}"
            role="option"
            aria-selected=${String(index === this.active)}
            @pointerenter=${() => (this.active = index)}
            @click=${() => this.#choose(client)}
          >
            <bdi>${client.name || client.email}</bdi> <span class="muted">${client.name ? (client.email ?? t('noAddress')) : nothing}</span>
          </li>`,
        )}
      </ul>`;
  }
}

define('portal-admin-client-picker', PortalAdminClientPicker);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-client-picker': PortalAdminClientPicker;
  }
}

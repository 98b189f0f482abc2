import '@client-portal/kit/dialog.js';

import type { Scope } from '@client-portal/contract/admin';
import { Action } from '@client-portal/kit/action.js';
import { announce } from '@client-portal/kit/announce.js';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property, state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { selectField, textField } from '@client-portal/kit/field.js';
import { fieldStyles } from '@client-portal/kit/field.styles.js';
import { type FormError, formSummary } from '@client-portal/kit/form-summary.js';
import { formSummaryStyles } from '@client-portal/kit/form-summary.styles.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { copyIcon } from '@client-portal/kit/icons.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { html, LitElement } from 'lit';

import { AdminController } from '../core/admin-controller.js';
import { failureSentence } from '../core/failure.js';
import { staffMessages } from './messages.js';
import { scopeGrid, scopeGridStyles } from './scope-grid.js';

const DAYS = ['0', '30', '90', '365'] as const;

/**
 * @internal
 * @tagname portal-admin-new-api-key
 * @summary Makes an API key and shows its secret, once.
 */
export class PortalAdminNewApiKey extends LitElement {
  static override styles = [hostStyles, buttonStyles, fieldStyles, formSummaryStyles, scopeGridStyles];

  @property({ attribute: false }) open = false;
  @property({ attribute: false }) onClose!: () => void;
  @state() private name = '';
  @state() private days: string = '365';
  @state() private scopes: ReadonlySet<Scope> = new Set();
  @state() private errors: readonly FormError[] = [];
  @state() private secret: string | undefined;

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, staffMessages);
  readonly #create = new Action(
    this,
    () => this.#make(),
    (error) => (this.errors = [{ message: failureSentence(this.#locale, error) }]),
  );

  async #make(): Promise<void> {
    const { t } = this.#locale;
    this.errors = [
      ...(this.name.trim() ? [] : [{ id: 'name', message: t('nameMissing') }]),
      ...(this.scopes.size > 0 ? [] : [{ message: t('scopesMissing') }]),
    ];
    if (this.errors.length > 0) return;
    const days = Number(this.days);
    const body = { name: this.name, scopes: [...this.scopes], ...(days > 0 && { days }) };
    const { secret } = await this.#admin.client.post('/api/admin/api-keys', { body });
    this.secret = secret;
  }

  readonly #close = (): void => {
    this.secret = undefined;
    this.name = '';
    this.scopes = new Set();
    this.errors = [];
    this.onClose();
  };

  override render() {
    const { lang, dir, t } = this.#locale;
    const { secret } = this;
    return html`<div class="portal" lang=${lang} dir=${dir}>
      <portal-dialog
        heading=${t(secret ? 'secretHeading' : 'newKey')}
        ?open=${this.open}
        ?locked=${this.#create.busy || secret !== undefined}
        .onClose=${this.#close}
      >
        ${secret ? this.#renderSecret(secret) : this.#renderForm()}
      </portal-dialog>
    </div>`;
  }

  #renderSecret(secret: string) {
    const { t } = this.#locale;
    return html`<div class="fields">
        <p>${t('secretText')}</p>
        <div class="secret">
          <input class="control" part="secret" readonly aria-label=${t('secretHeading')} .value=${secret} />
          <button class="button" type="button" part="copy" @click=${() => this.#copy(secret)}>${copyIcon()}${t('copy')}</button>
        </div>
      </div>
      <button slot="actions" class="button primary" part="done" type="button" @click=${this.#close}>${t('done')}</button>`;
  }

  async #copy(secret: string): Promise<void> {
    await navigator.clipboard.writeText(secret);
    announce(this, this.#locale.t('copied'));
    this.#admin.toast(this.#locale.t('copied'));
  }

  #renderForm() {
    const { t } = this.#locale;
    const missing = this.errors.find(({ id }) => id === 'name')?.message;
    return html`<div class="fields">
        <p class="muted">${t('keysText')}</p>
        ${formSummary(this.#locale, this.errors)}
        ${textField({
          id: 'name',
          label: t('keyName'),
          hint: t('keyNameHint'),
          value: this.name,
          error: missing,
          autocomplete: 'off',
          required: true,
          maxlength: 100,
          onInput: (value) => (this.name = value),
        })}
        ${scopeGrid({ t, chosen: this.scopes, onChange: (scopes) => (this.scopes = scopes) })}
        ${selectField({
          id: 'days',
          label: t('expires'),
          value: this.days,
          options: DAYS.map((value) => ({ value, label: t(`days:${value}`) })),
          onChange: (value) => (this.days = value),
        })}
      </div>
      <button slot="actions" class="button" type="button" @click=${this.#close}>${t('cancel')}</button>
      <button
        slot="actions"
        class="button primary"
        part="create"
        type="button"
        aria-busy=${this.#create.busy ? 'true' : 'false'}
        @click=${this.#create.run}
      >
        ${t('createKey')}
      </button>`;
  }
}

define('portal-admin-new-api-key', PortalAdminNewApiKey);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-new-api-key': PortalAdminNewApiKey;
  }
}

import { type PortalClient, query } from '@client-portal/client';
import { PortalError } from '@client-portal/contract/errors';
import type { Passkey } from '@client-portal/contract/profile';
import { Action } from '@client-portal/kit/action.js';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { dangerButtonStyles } from '@client-portal/kit/danger-button.styles.js';
import { property, state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { textField } from '@client-portal/kit/field.js';
import { fieldStyles } from '@client-portal/kit/field.styles.js';
import { focusField } from '@client-portal/kit/form-summary.js';
import { formatRelative } from '@client-portal/kit/format.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { passkeyIcon, plusIcon } from '@client-portal/kit/icons.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { skeletonRows } from '@client-portal/kit/skeleton.js';
import { skeletonStyles } from '@client-portal/kit/skeleton.styles.js';
import { viewStyles } from '@client-portal/kit/view.styles.js';
import { html, LitElement, nothing } from 'lit';

import { failureSentence, LoadView } from '../../core/load-view.js';
import type { PanelController } from '../../core/panel-controller.js';
import { PortalErrorEvent } from '../../core/portal-events.js';
import { QueryController } from '../../core/query-controller.js';
import { systemOf } from './device-name.js';
import { accountMessages } from './account-messages.js';
import { profileSection, SILENT } from './profile-section.js';
import { profileStyles } from './profile.styles.js';

const MAX_NAME = 60;

/**
 * @tagname portal-profile-passkeys
 * @internal
 * @summary The passkeys of a client: the list, a new one, and the way to be rid of one, inside the profile panel.
 */
export class PortalProfilePasskeys extends LitElement {
  static override styles = [
    hostStyles,
    buttonStyles,
    dangerButtonStyles,
    fieldStyles,
    viewStyles,
    skeletonStyles,
    profileStyles,
  ];

  @property({ attribute: false }) panel!: PanelController;
  @property({ attribute: false }) client: PortalClient | undefined;
  @property({ attribute: false }) level = 3;

  @state() private naming = false;
  @state() private name = '';
  @state() private wrong = '';
  @state() private removing = '';
  @state() private complaint = '';
  @state() private said = SILENT;

  readonly #locale = new LocaleController(this, accountMessages);
  readonly #passkeys = new QueryController(this, () => this.client && query(this.client, '/api/profile/passkeys'));
  readonly #view = new LoadView(this, this.#locale, this.#passkeys);
  readonly #create = new Action<[string]>(
    this,
    (name) => this.#add(name),
    (error) => this.#fail(error),
  );
  readonly #remove = new Action<[Passkey]>(
    this,
    (passkey) => this.#delete(passkey),
    (error) => this.#fail(error),
  );

  async #add(name: string): Promise<void> {
    const { t } = this.#locale;
    this.complaint = '';
    this.said = SILENT;
    const { createPasskey } = await import('../../sign-in/passkey.js');
    const isDone = await this.panel.fresh(() => createPasskey(this.client!, name));
    if (!isDone) {
      this.said = () => t('passkeyCanceled');
      return;
    }
    this.said = () => t('passkeyAdded', { name });
    await this.#stopNaming();
  }

  async #delete({ id, name }: Passkey): Promise<void> {
    this.complaint = '';
    this.said = SILENT;
    await this.panel.fresh(() => this.client!.delete('/api/profile/passkeys/{id}', { params: { id } }));
    this.removing = '';
    this.said = () => this.#locale.t('passkeyRemoved', { name });
    this.#focusHeading();
  }

  #fail(thrown: unknown): void {
    const error = PortalError.from(thrown);
    if (error.code === 'step_up_required') return;
    if (error.code === 'not_found') void this.#passkeys.reload();
    this.complaint = this.#explain(error);
    this.dispatchEvent(new PortalErrorEvent(error));
  }

  #explain(error: PortalError): string {
    const { t } = this.#locale;
    const isKnown = error.cause instanceof DOMException && error.cause.name === 'InvalidStateError';
    if (isKnown || error.code === 'conflict') return t('passkeyKnown');
    return error.code === 'invalid_credentials' ? t('passkeyFailed') : failureSentence(this.#locale, error);
  }

  readonly #startNaming = async (): Promise<void> => {
    this.naming = true;
    this.said = SILENT;
    this.complaint = '';
    this.name = systemOf(navigator.userAgent) ?? '';
    await this.updateComplete;
    focusField(this.renderRoot as ShadowRoot, 'passkey-name');
  };

  readonly #stopNaming = async (): Promise<void> => {
    this.naming = false;
    this.wrong = '';
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[part="passkey-button"]')?.focus();
  };

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    const name = this.name.trim();
    if (name) void this.#create.run(name);
    else this.wrong = this.#locale.t('wrong:passkeyName');
  };

  async #ask(id: string): Promise<void> {
    this.removing = id;
    this.said = SILENT;
    this.complaint = '';
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[part="passkey-keep"]')?.focus();
  }

  async #keep(id: string): Promise<void> {
    this.removing = '';
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`)?.focus();
  }

  #focusHeading(): void {
    this.renderRoot.querySelector<HTMLElement>('h3')?.focus();
  }

  override render() {
    const { t, lang, dir } = this.#locale;
    const { complaint, level } = this;
    return html`
      <div class="portal panel" lang=${lang} dir=${dir}>
        ${profileSection(
          { id: 'passkeys', heading: t('passkeys'), level, complaint, text: t('passkeysText') },
          html`
            ${this.#view.render(this.#passkeys.value?.items, {
              skeleton: () => skeletonRows(t('loading'), 1),
              content: (items) => this.#renderList(items),
              gone: () => nothing,
            })}
            <p class="said" role="status">${this.said()}</p>
            ${this.naming ? this.#renderForm() : this.#renderAdd()}
          `,
        )}
      </div>
    `;
  }

  #renderList(passkeys: readonly Passkey[]) {
    const { t } = this.#locale;
    return passkeys.length
      ? html`<ul class="list">${passkeys.map((passkey) => this.#renderPasskey(passkey))}</ul>`
      : html`<p class="muted">${t('passkeysNone')}</p>`;
  }

  #renderPasskey(passkey: Passkey) {
    const { t, lang } = this.#locale;
    const { id, name, createdAt, lastUsedAt } = passkey;
    const dates = [
      t('passkeyCreated', { when: formatRelative(createdAt, lang) }),
      lastUsedAt === null ? '' : t('passkeyUsed', { when: formatRelative(lastUsedAt, lang) }),
    ];
    return html`
      <li part="passkey">
        <div class="line">
          <div class="item">
            ${passkeyIcon()}
            <span><span class="name">${name}</span><span class="muted">${dates.filter(Boolean).join(' · ')}</span></span>
          </div>
          ${
            this.removing === id
              ? nothing
              : html`<button class="button small" type="button" data-id=${id} aria-label=${t('removeOne', { name })} @click=${() => this.#ask(id)}>
                ${t('remove')}
              </button>`
          }
        </div>
        ${this.removing === id ? this.#renderQuestion(passkey) : nothing}
      </li>
    `;
  }

  #renderQuestion(passkey: Passkey) {
    const { t } = this.#locale;
    return html`
      <div class="line">
        <span>${t('removeAsk', { name: passkey.name })}</span>
        <span class="actions">
          <button class="button small" part="passkey-keep" type="button" @click=${() => this.#keep(passkey.id)}>${t('keep')}</button>
          <button class="button danger small" part="passkey-remove" type="button" aria-busy=${this.#remove.busy ? 'true' : 'false'} @click=${() => this.#remove.run(passkey)}>
            ${t('remove')}
          </button>
        </span>
      </div>
    `;
  }

  #renderAdd() {
    return html`<p>
      <button class="button" part="passkey-button" type="button" @click=${this.#startNaming}>
        ${plusIcon()}${this.#locale.t('passkeyAdd')}
      </button>
    </p>`;
  }

  #renderForm() {
    const { t } = this.#locale;
    return html`
      <form novalidate @submit=${this.#submit}>
        ${textField({
          id: 'passkey-name',
          label: t('passkeyName'),
          hint: t('passkeyNameHint', { example: 'iPhone' }),
          maxlength: MAX_NAME,
          autocomplete: 'off',
          value: this.name,
          error: this.wrong,
          onInput: (value) => {
            this.name = value;
            this.wrong = '';
          },
        })}
        <div class="actions">
          <button class="button primary" part="passkey-create" type="submit" aria-busy=${this.#create.busy ? 'true' : 'false'}>${t('passkeyCreate')}</button>
          <button class="button quiet" type="button" @click=${this.#stopNaming}>${t('cancel')}</button>
        </div>
      </form>
    `;
  }
}

define('portal-profile-passkeys', PortalProfilePasskeys);

declare global {
  interface HTMLElementTagNameMap {
    'portal-profile-passkeys': PortalProfilePasskeys;
  }
}

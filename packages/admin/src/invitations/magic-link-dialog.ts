import '@client-portal/kit/dialog.js';
import './contact-picker.js';

import { PortalError } from '@client-portal/contract/errors';
import { Action } from '@client-portal/kit/action.js';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property, state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { selectField } from '@client-portal/kit/field.js';
import { fieldStyles } from '@client-portal/kit/field.styles.js';
import { formSummary } from '@client-portal/kit/form-summary.js';
import { formSummaryStyles } from '@client-portal/kit/form-summary.styles.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { copyIcon } from '@client-portal/kit/icons.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { html, LitElement } from 'lit';

import { AdminController } from '../core/admin-controller.js';
import { failureSentence, fieldErrors } from '../core/failure.js';
import { type ChosenContact, labelOf } from './contact-picker.js';
import { destinationField, toScope } from './destination-field.js';
import { invitationsStyles } from './invitations.styles.js';
import { invitationsMessages } from './messages.js';

const LIVES = [15, 60, 480, 1440] as const;

/**
 * @internal
 * @tagname portal-admin-magic-link
 * @summary Makes a link that signs one contact in and shows it once. Use `openMagicLinkDialog()`.
 */
export class PortalAdminMagicLink extends LitElement {
  static override styles = [hostStyles, buttonStyles, fieldStyles, formSummaryStyles, invitationsStyles];

  @property({ attribute: false }) contacts: readonly ChosenContact[] = [];
  @property({ attribute: false }) open = true;
  @property({ attribute: false }) onClose!: (done: boolean) => void;
  @state() private choice = 'portal';
  @state() private item = '';
  @state() private minutes: (typeof LIVES)[number] = 60;
  @state() private url: string | undefined;
  @state() private failure: unknown;

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, invitationsMessages);
  readonly #make = new Action(
    this,
    () => this.#generate(),
    (error) => (this.failure = error),
  );

  async #generate(): Promise<void> {
    this.failure = undefined;
    const [contact] = this.contacts;
    if (!contact?.id) {
      const message = this.#locale.t('whom');
      throw new PortalError('invalid_request', message, { errors: [{ path: 'to', message }] });
    }
    const scope = toScope(this.choice, this.item);
    const body = { contactId: contact.id, scope, minutes: this.minutes };
    this.url = (await this.#admin.client.post('/api/admin/magic-links', { body })).url;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[part="copy"]')?.focus();
  }

  async #copy(): Promise<void> {
    await navigator.clipboard.writeText(this.url!);
    this.#admin.toast(this.#locale.t('copied'), { tone: 'success' });
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    void this.#make.run();
  };

  override render() {
    const { lang, dir, t } = this.#locale;
    const done = this.url !== undefined;
    return html`<div class="portal" lang=${lang} dir=${dir}>
      <portal-dialog heading=${t('magicLink')} ?open=${this.open} ?locked=${this.#make.busy} .onClose=${() => this.onClose(done)}>
        ${done ? this.#renderLink(this.url!) : this.#renderForm()}
        <button slot="actions" class="button" type="button" @click=${() => this.onClose(done)}>${t(done ? 'close' : 'cancel')}</button>
        ${
          done
            ? html`<button slot="actions" class="button primary" part="copy" type="button" @click=${() => void this.#copy()}>
                ${copyIcon()}${t('copy')}
              </button>`
            : html`<button
                slot="actions"
                class="button primary"
                part="submit"
                type="button"
                aria-busy=${this.#make.busy ? 'true' : 'false'}
                @click=${this.#make.run}
              >
                ${t('generate')}
              </button>`
        }
      </portal-dialog>
    </div>`;
  }

  #renderLink(url: string) {
    const { t } = this.#locale;
    return html`<p><strong>${t('linkReady', { name: this.contacts.map(labelOf).join() })}</strong></p>
      <p class="muted">${t('linkText')}</p>
      <p class="secret" part="link"><code dir="ltr">${url}</code></p>`;
  }

  #renderForm() {
    const { t } = this.#locale;
    const errors = fieldErrors(this.failure);
    const path = errors['scope.view'];
    const isElsewhere = this.failure !== undefined && !errors['to'] && !path;
    return html`<form class="fields" novalidate @submit=${this.#submit}>
      ${formSummary(this.#locale, isElsewhere ? [{ message: failureSentence(this.#locale, this.failure) }] : [])}
      <portal-admin-contact-picker
        .chosen=${this.contacts}
        .error=${errors['to']}
        .onChange=${(chosen: ChosenContact[]) => (this.contacts = chosen)}
      ></portal-admin-contact-picker>
      ${destinationField({
        t,
        choice: this.choice,
        item: this.item,
        error: path,
        onChoice: (choice) => (this.choice = choice),
        onItem: (item) => (this.item = item),
      })}
      ${selectField({
        id: 'minutes',
        label: t('minutes'),
        value: String(this.minutes),
        options: LIVES.map((life) => ({ value: String(life), label: t(`minutes:${life}`) })),
        onChange: (value) => (this.minutes = LIVES.find((life) => String(life) === value) ?? 60),
      })}
      <button type="submit" hidden></button>
    </form>`;
  }
}

define('portal-admin-magic-link', PortalAdminMagicLink);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-magic-link': PortalAdminMagicLink;
  }
}

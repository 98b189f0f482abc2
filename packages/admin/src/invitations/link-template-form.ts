import { Action } from '@client-portal/kit/action.js';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { textField } from '@client-portal/kit/field.js';
import { fieldStyles } from '@client-portal/kit/field.styles.js';
import { formSummary } from '@client-portal/kit/form-summary.js';
import { formSummaryStyles } from '@client-portal/kit/form-summary.styles.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { copyIcon } from '@client-portal/kit/icons.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { html, LitElement, nothing } from 'lit';

import { AdminController } from '../core/admin-controller.js';
import { failureSentence, fieldErrors } from '../core/failure.js';
import { pageStyles } from '../core/page.styles.js';
import { destinationField, toView } from './destination-field.js';
import { invitationsStyles } from './invitations.styles.js';
import { invitationsMessages } from './messages.js';

/**
 * @internal
 * @tagname portal-admin-link-template
 * @summary Makes a signed link for the mails of another tool.
 */
export class PortalAdminLinkTemplate extends LitElement {
  static override styles = [hostStyles, buttonStyles, fieldStyles, formSummaryStyles, pageStyles, invitationsStyles];

  @state() private choice = 'portal';
  @state() private item = '';
  @state() private field = '{{email}}';
  @state() private days = '30';
  @state() private url: string | undefined;
  @state() private failure: unknown;

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, invitationsMessages);
  readonly #make = new Action(
    this,
    () => this.#create(),
    (error) => (this.failure = error),
  );

  async #create(): Promise<void> {
    this.failure = undefined;
    const view = toView(this.choice, this.item);
    const body = { field: this.field, days: Number(this.days), ...(view === undefined ? {} : { view }) };
    this.url = (await this.#admin.client.post('/api/admin/link-templates', { body })).url;
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
    const errors = fieldErrors(this.failure);
    const isElsewhere = this.failure !== undefined && Object.keys(errors).length === 0;
    return html`<section class="portal section" lang=${lang} dir=${dir} aria-labelledby="heading">
      <h2 id="heading">${t('template')}</h2>
      <p class="muted">${t('templateText')}</p>
      <form class="fields" novalidate @submit=${this.#submit}>
        ${formSummary(this.#locale, isElsewhere ? [{ message: failureSentence(this.#locale, this.failure) }] : [])}
        ${textField({ id: 'field', label: t('field'), value: this.field, error: errors['field'], maxlength: 60, autocomplete: 'off', onInput: (value) => (this.field = value) })}
        ${destinationField({ t, choice: this.choice, item: this.item, error: errors['view'], onChoice: (value) => (this.choice = value), onItem: (value) => (this.item = value) })}
        ${textField({ id: 'days', label: t('days'), value: this.days, error: errors['days'], inputmode: 'numeric', maxlength: 3, autocomplete: 'off', onInput: (value) => (this.days = value) })}
        <p><button class="button" type="submit" aria-busy=${this.#make.busy ? 'true' : 'false'}>${t('makeTemplate')}</button></p>
      </form>
      ${
        this.url
          ? html`<p class="secret"><code dir="ltr">${this.url}</code></p>
              <p><button class="button" type="button" @click=${() => void this.#copy()}>${copyIcon()}${t('copy')}</button></p>`
          : nothing
      }
    </section>`;
  }
}

define('portal-admin-link-template', PortalAdminLinkTemplate);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-link-template': PortalAdminLinkTemplate;
  }
}

/* oxlint-disable lit/no-classfield-shadowing -- class fields are assigned here, not defined: useDefineForClassFields is off */
import type { PortalClient } from '@client-portal/client';
import type { PublicForm } from '@client-portal/contract';
import { PortalError } from '@client-portal/contract/errors';
import { baseButtonStyles } from '@client-portal/kit/base-button.styles.js';
import { define } from '@client-portal/kit/define.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { translate } from '@client-portal/kit/i18n.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import type { ThemeName } from '@client-portal/kit/theme-controller.js';
import { html, LitElement, nothing } from 'lit';

import { renderFailure, toSentence } from '../core/failure-view.js';
import { PortalController } from '../core/portal-controller.js';
import { PortalErrorEvent } from '../core/portal-events.js';
import { portalMessages, type PortalTranslate } from '../core/portal-messages.js';
import { checkValues, type Complaints, complaintsOf } from './check-values.js';
import { FormSubmitEvent, FormSubmittedEvent } from './events.js';
import { formField, idOf } from './form-fields.js';
import { FormLine } from './form-line.js';
import { formMessages } from './messages.js';
import { portalFormStyles } from './portal-form.styles.js';
import { TRAP, trapField } from './trap-field.js';

/**
 * @tagname portal-form
 * @summary A form of the business: whoever sends it becomes a contact. Nobody has to be signed in.
 *
 * @event {FormSubmitEvent} portal-form-submit - A visitor sends the form. Cancelable.
 * @event {FormSubmittedEvent} portal-form-submitted - What was sent has arrived.
 * @event {PortalErrorEvent} portal-error - The form could not be loaded or sent.
 *
 * @csspart heading - The form's title.
 * @csspart intro - The text above the fields.
 * @csspart field - One field with its label and error.
 * @csspart control - The input of a field.
 * @csspart field-error - What is wrong with a field.
 * @csspart summary - All that is wrong, above the fields.
 * @csspart submit - The button that sends it.
 * @csspart message - Why it was not sent.
 * @csspart thanks - What is said once it has arrived.
 *
 * @cssproperty [--portal-form-width=480px] - How wide the fields become.
 *
 * @cssstate sent - It has been sent.
 */
export class PortalForm extends LitElement {
  static override styles = [hostStyles, baseButtonStyles, portalFormStyles];

  // Without decorators, whose code is among what panels share.
  static override properties = {
    form: {},
    url: {},
    theme: {},
    headingLevel: { type: Number, attribute: 'heading-level' },
    preview: { attribute: false },
    found: { state: true },
    failure: { state: true },
    complaints: { state: true },
    message: { state: true },
    thanks: { state: true },
    busy: { state: true },
  };

  /** The form's id, such as `frm_01k…`; copy it from the admin. */
  form?: string;

  /** The portal server's address; that of the script when left out. */
  url?: string;

  /** `auto`, `light`, `dark` or `host`; the business's choice when left out. */
  theme?: ThemeName;

  /** The level of the heading in the page's outline, 1 to 6. */
  headingLevel = 2;

  /**
   * Draws this instead of asking a server, and sends nothing.
   * @internal
   */
  preview?: Omit<PublicForm, 'id' | 'ticket'>;

  private found: PublicForm | undefined;
  private failure: PortalError | undefined;
  private complaints: Complaints = {};
  private message = '';
  private thanks: string | undefined;
  private busy = false;

  readonly #internals = this.attachInternals();
  readonly #portal = new PortalController(this);
  readonly #locale = new LocaleController(this, formMessages);
  #client: PortalClient | undefined;
  #id: string | undefined;
  #line: FormLine | undefined;

  protected override willUpdate(): void {
    this.#portal.join();
    const { client } = this.#portal;
    if (this.preview || !client || !this.form || (client === this.#client && this.form === this.#id)) return;
    this.#client = client;
    this.#id = this.form;
    this.#line = new FormLine(client, this.form);
    this.found = undefined;
    void this.#load();
  }

  /** Shows the form again, empty. */
  reset(): void {
    this.complaints = {};
    this.message = '';
    this.thanks = undefined;
    this.#internals.states.delete('sent');
    this.renderRoot.querySelector('form')?.reset();
  }

  readonly #load = async (): Promise<void> => {
    const line = this.#line!;
    this.failure = undefined;
    void portalMessages.load(this.#locale.lang).then(() => this.requestUpdate());
    try {
      const found = await line.fetch();
      if (line === this.#line) this.found = found;
    } catch (error) {
      if (line === this.#line) this.#report((this.failure = PortalError.from(error)));
    }
  };

  #report(error: PortalError): void {
    this.dispatchEvent(new PortalErrorEvent(error));
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { found } = this;
    if (this.busy || !found) return;
    const data = new FormData(event.target as HTMLFormElement);
    const values: Record<string, string> = {};
    for (const { name, type } of found.fields) {
      const value = String(data.get(name) ?? '').trim();
      if (value) values[name] = type === 'checkbox' ? 'yes' : value;
    }
    this.message = '';
    this.#complain(checkValues(this.#locale.t, found.fields, values));
    if (Object.keys(this.complaints).length > 0) return;
    this.busy = true;
    await this.#send(found, values, String(data.get(TRAP) ?? '')).catch((error: unknown) => this.#fail(error));
    this.busy = false;
  };

  async #send(form: PublicForm, values: Record<string, string>, trap: string): Promise<void> {
    if (!this.dispatchEvent(new FormSubmitEvent(form, values))) return;
    const { thanks, continueTo } = await this.#line!.send(values, trap);
    this.dispatchEvent(new FormSubmittedEvent(form, values));
    if (continueTo) return location.assign(continueTo);
    this.thanks = thanks;
    this.#internals.states.add('sent');
    await this.updateComplete;
    this.#focus('.thanks');
  }

  #fail(thrown: unknown): void {
    const error = PortalError.from(thrown);
    this.#report(error);
    this.#complain(complaintsOf(this.#locale.t, error));
    if (Object.keys(this.complaints).length === 0) this.message = toSentence(this.#say, error);
  }

  /** Puts the cursor into the first field that is wrong. */
  #complain(complaints: Complaints): void {
    this.complaints = complaints;
    const first = this.found?.fields.find(({ name }) => complaints[name]);
    if (first) void this.updateComplete.then(() => this.#focus(`#${idOf(first.name)}`));
  }

  #focus(selector: string): void {
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  readonly #forgive = (event: Event): void => {
    const { [(event.target as HTMLInputElement).name]: wrong, ...rest } = this.complaints;
    if (wrong) this.complaints = rest;
  };

  readonly #say: PortalTranslate = (key, params) => translate(portalMessages, this.#locale.lang, key, params);

  override render() {
    const { lang, dir } = this.#locale;
    return html`<div class="portal panel" lang=${lang} dir=${dir}>${this.#renderContent()}<slot name="overlay"></slot></div>`;
  }

  #renderContent() {
    const { t, ready } = this.#locale;
    const form = this.preview ?? this.found;
    if (this.failure?.code === 'not_found') {
      return html`<div class="notice" part="empty"><strong>${t('gone')}</strong><p>${t('goneText')}</p></div>`;
    }
    if (this.failure) return renderFailure(this.#say, this.failure, () => void this.#load());
    if (!form || !ready) return this.#renderPlaceholder();
    if (this.thanks === undefined) return this.#renderForm(form);
    return html`<p class="notice thanks" part="thanks" role="status" tabindex="-1">${this.thanks}</p>`;
  }

  #renderPlaceholder() {
    return html`<div class="placeholder" part="loading" role="status" aria-busy="true">
      <span class="visually-hidden">${this.#locale.t('loading')}</span>
      <div></div>
      <div></div>
      <div></div>
    </div>`;
  }

  #renderForm({ title, intro, fields, submitLabel }: Omit<PublicForm, 'id' | 'ticket'>) {
    return html`
      <form novalidate aria-label=${title || nothing} @submit=${this.#submit} @input=${this.#forgive} @change=${this.#forgive}>
        ${title ? html`<h2 part="heading" aria-level=${this.headingLevel}>${title}</h2>` : nothing}
        ${intro ? html`<p class="intro" part="intro">${intro}</p>` : nothing} ${this.#renderSummary(fields)}
        ${fields.map((field) => formField(field, this.#locale.t('optional'), this.complaints[field.name]))} ${trapField()}
        ${this.message ? html`<p class="notice danger" part="message" role="alert">${this.message}</p>` : nothing}
        <div>
          <button class="button primary" part="submit" type="submit" aria-busy=${String(this.busy)}>${submitLabel}</button>
        </div>
      </form>
    `;
  }

  #renderSummary(fields: PublicForm['fields']) {
    const wrong = fields.filter(({ name }) => this.complaints[name]);
    if (wrong.length < 2) return nothing;
    return html`<div class="notice danger" part="summary" role="alert">
      <strong>${this.#locale.t('wrong', { count: wrong.length })}</strong>
      <ul>
        ${wrong.map(
          ({ name, label }) => html`<li>
            <button class="link-button" type="button" @click=${() => this.#focus(`#${idOf(name)}`)}>${label}: ${this.complaints[name]}</button>
          </li>`,
        )}
      </ul>
    </div>`;
  }
}

define('portal-form', PortalForm);

declare global {
  interface HTMLElementTagNameMap {
    'portal-form': PortalForm;
  }
}

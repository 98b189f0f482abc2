import type { PublicForm } from '@client-portal/contract';
import { PortalError } from '@client-portal/contract/errors';
import { Action } from '@client-portal/kit/action.js';
import { baseButtonStyles } from '@client-portal/kit/base-button.styles.js';
import { property, state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { DelayedLoading } from '@client-portal/kit/delayed-loading.js';
import { fieldStyles } from '@client-portal/kit/field.styles.js';
import { formSummary } from '@client-portal/kit/form-summary.js';
import { formSummaryStyles } from '@client-portal/kit/form-summary.styles.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { successIcon } from '@client-portal/kit/icons.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { OnlineController } from '@client-portal/kit/online-controller.js';
import { RequestTask } from '@client-portal/kit/request-task.js';
import { skeletonText } from '@client-portal/kit/skeleton.js';
import { skeletonStyles } from '@client-portal/kit/skeleton.styles.js';
import type { ThemeName } from '@client-portal/kit/theme-controller.js';
import { viewStyles } from '@client-portal/kit/view.styles.js';
import { emptyView, errorView, offlineBanner } from '@client-portal/kit/views.js';
import { initialState, TaskStatus } from '@lit/task';
import { html, LitElement, nothing } from 'lit';

import { failureSentence } from '../core/load-view.js';
import { PortalController } from '../core/portal-controller.js';
import { PortalErrorEvent } from '../core/portal-events.js';
import { checkValues, type Complaints, complaintsOf } from './check-values.js';
import { FormSubmitEvent, FormSubmittedEvent } from './events.js';
import { formField } from './form-fields.js';
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
 * @csspart submit - The button that sends it.
 * @csspart message - Why it was not sent.
 * @csspart thanks - What is said once it has arrived.
 *
 * @cssproperty [--portal-form-width=480px] - How wide the fields become.
 *
 * @cssstate sent - It has been sent.
 */
export class PortalForm extends LitElement {
  static override styles = [
    hostStyles,
    baseButtonStyles,
    fieldStyles,
    formSummaryStyles,
    skeletonStyles,
    viewStyles,
    portalFormStyles,
  ];

  /** The form's id, such as `frm_01k…`; copy it from the admin. */
  @property() form?: string;

  /** The portal server's address; that of the script when left out. */
  @property() url?: string;

  /** `auto`, `light`, `dark` or `host`; the business's choice when left out. */
  @property() theme?: ThemeName;

  /** The level of the heading in the page's outline, 1 to 6. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;

  @state() private values: Record<string, string> = {};
  @state() private complaints: Complaints = {};
  @state() private message = '';
  @state() private thanks: string | undefined;

  readonly #internals = this.attachInternals();
  readonly #portal = new PortalController(this);
  readonly #locale = new LocaleController(this, formMessages);
  readonly #loading = new DelayedLoading(this);
  readonly #online = new OnlineController(this);
  #line: FormLine | undefined;

  readonly #form = new RequestTask(this, {
    args: () => [this.#portal.client, this.form] as const,
    task: ([client, form], { signal }): Promise<PublicForm> | typeof initialState => {
      if (!client || !form) return initialState;
      this.#line = new FormLine(client, form);
      return this.#line.fetch(signal);
    },
    onError: (error) => this.dispatchEvent(new PortalErrorEvent(PortalError.from(error))),
  });

  readonly #send = new Action(
    this,
    (values: Record<string, string>, trap: string) => this.#deliver(values, trap),
    (error) => this.#fail(error),
  );

  /** Shows the form again, empty. */
  reset(): void {
    this.values = this.complaints = {};
    this.message = '';
    this.thanks = undefined;
    this.#internals.states.delete('sent');
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const { fields } = this.#form.value!;
    // Not every password manager and autofill fires input events.
    const read = (name: string): string => {
      const control = form.elements.namedItem(name) as HTMLInputElement;
      return control.type === 'checkbox' ? (control.checked ? 'yes' : '') : control.value.trim();
    };
    const values = Object.fromEntries(fields.map(({ name }) => [name, read(name)]));
    this.values = values;
    this.message = '';
    this.#complain(checkValues(this.#locale.t, fields, values));
    if (Object.keys(this.complaints).length > 0 || this.#send.busy) return;
    const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
    void this.#send.run(filled, (form.elements.namedItem(TRAP) as HTMLInputElement).value);
  };

  async #deliver(values: Record<string, string>, trap: string): Promise<void> {
    const form = this.#form.value!;
    if (!this.dispatchEvent(new FormSubmitEvent(form, values))) return;
    const { thanks, continueTo } = await this.#line!.send(values, trap);
    this.dispatchEvent(new FormSubmittedEvent(form, values));
    if (continueTo) return location.assign(continueTo);
    this.thanks = thanks;
    this.#internals.states.add('sent');
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.thanks')?.focus();
  }

  #fail(thrown: unknown): void {
    const error = PortalError.from(thrown);
    this.dispatchEvent(new PortalErrorEvent(error));
    this.#complain(complaintsOf(this.#locale.t, error));
    if (Object.keys(this.complaints).length === 0) this.message = failureSentence(this.#locale, error);
  }

  /** Puts the cursor into the first field that is wrong. */
  #complain(complaints: Complaints): void {
    this.complaints = complaints;
    const first = this.#form.value?.fields.find(({ name }) => complaints[name]);
    if (first)
      void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`#field-${first.name}`)?.focus());
  }

  #type(name: string, value: string): void {
    this.values = { ...this.values, [name]: value };
    if (!this.complaints[name]) return;
    const { [name]: _, ...rest } = this.complaints;
    this.complaints = rest;
  }

  override render() {
    const { lang, dir } = this.#locale;
    return html`<div class="portal panel" lang=${lang} dir=${dir}>${this.#renderContent()}<slot name="overlay"></slot></div>`;
  }

  #renderContent() {
    const { value, status, error } = this.#form;
    const failed = status === TaskStatus.ERROR ? PortalError.from(error) : undefined;
    this.#loading.pending(!value && !failed);
    if (failed?.code === 'not_found' || this.form === '') return this.#renderGone();
    if (failed && !value) {
      const message = failureSentence(this.#locale, failed);
      return errorView(this.#locale, { message, requestId: failed.requestId, onRetry: () => void this.#form.run() });
    }
    if (value && this.#locale.ready) return this.thanks === undefined ? this.#renderForm(value) : this.#renderThanks();
    return html`<div class="placeholder">${this.#loading.visible ? skeletonText(this.#locale.t('loading'), 6) : nothing}</div>`;
  }

  #renderGone() {
    const { t } = this.#locale;
    return emptyView({ title: t('gone'), text: t('goneText') });
  }

  #renderThanks() {
    return html`<div class="thanks" part="thanks" role="status" tabindex="-1">${successIcon(20)}<p>${this.thanks}</p></div>`;
  }

  #renderForm({ title, intro, fields, submitLabel }: PublicForm) {
    const { t } = this.#locale;
    const errors = fields.flatMap(({ name, label }) =>
      this.complaints[name] ? [{ id: `field-${name}`, message: `${label}: ${this.complaints[name]}` }] : [],
    );
    return html`
      <form novalidate aria-label=${title || nothing} @submit=${this.#submit}>
        ${title ? html`<h2 part="heading" aria-level=${this.headingLevel}>${title}</h2>` : nothing}
        ${intro ? html`<p class="intro" part="intro">${intro}</p>` : nothing}
        ${this.#online.offline ? offlineBanner(this.#locale) : nothing}
        ${errors.length > 1 ? formSummary(this.#locale, errors) : nothing}
        ${fields.map((field) =>
          formField(field, {
            value: this.values[field.name] ?? '',
            error: this.complaints[field.name],
            optional: t('optional'),
            onInput: (value) => this.#type(field.name, value),
          }),
        )}
        ${trapField()}
        ${this.message ? html`<p class="banner danger" part="message" role="alert">${this.message}</p>` : nothing}
        <div>
          <button class="button primary" part="submit" type="submit" aria-busy=${String(this.#send.busy)}>${submitLabel}</button>
        </div>
      </form>
    `;
  }
}

define('portal-form', PortalForm);

declare global {
  interface HTMLElementTagNameMap {
    'portal-form': PortalForm;
  }
}

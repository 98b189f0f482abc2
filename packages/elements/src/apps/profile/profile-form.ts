import type { PortalClient } from '@client-portal/client';
import { PortalError } from '@client-portal/contract/errors';
import type { Profile, ProfileChange } from '@client-portal/contract/profile';
import { Action } from '@client-portal/kit/action.js';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property, state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { selectField, textField, type TextFieldOptions } from '@client-portal/kit/field.js';
import { fieldStyles } from '@client-portal/kit/field.styles.js';
import { focusField } from '@client-portal/kit/form-summary.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { viewStyles } from '@client-portal/kit/view.styles.js';
import { html, LitElement, nothing } from 'lit';

import { failureSentence } from '../../core/load-view.js';
import { PortalErrorEvent } from '../../core/portal-events.js';
import { ProfileUpdatedEvent } from './events.js';
import { profileMessages } from './messages.js';
import { profileSection, SILENT } from './profile-section.js';
import { profileStyles } from './profile.styles.js';
import { languageOptions, timeZoneOptions } from './region-options.js';

const TEXTS = ['firstName', 'lastName', 'company', 'phone'] as const;
type TextName = (typeof TEXTS)[number];
type FieldName = TextName | 'locale' | 'timeZone';

/**
 * @tagname portal-profile-form
 * @internal
 * @summary Name, company, phone, language and time zone, inside the profile panel.
 */
export class PortalProfileForm extends LitElement {
  static override styles = [hostStyles, buttonStyles, fieldStyles, viewStyles, profileStyles];

  @property({ attribute: false }) client: PortalClient | undefined;

  /** What is saved. What the person has typed over it stays, whatever changes below. */
  @property({ attribute: false }) profile!: Profile;

  /** The languages that the portal speaks. */
  @property({ attribute: false }) locales: readonly string[] = [];

  @property({ attribute: false }) level = 3;

  @state() private typed: Partial<Record<FieldName, string>> = {};
  @state() private wrong: Partial<Record<string, string>> = {};
  @state() private complaint = '';
  @state() private said = SILENT;

  readonly #locale = new LocaleController(this, profileMessages);
  readonly #save = new Action(
    this,
    () => this.#store(),
    (error) => this.#fail(error),
  );

  /** What differs from what is saved. */
  get #change(): ProfileChange {
    const entries = Object.entries(this.typed)
      .map(([name, value]) => [name, name === 'locale' || name === 'timeZone' ? value || null : value.trim()] as const)
      .filter(([name, value]) => value !== this.profile[name as FieldName]);
    return Object.fromEntries(entries);
  }

  get #isDirty(): boolean {
    return Object.keys(this.#change).length > 0;
  }

  #type(name: FieldName, value: string): void {
    this.typed = { ...this.typed, [name]: value };
    this.said = SILENT;
    if (this.wrong[name]) this.wrong = { ...this.wrong, [name]: undefined };
  }

  readonly #discard = (): void => {
    this.typed = this.wrong = {};
    this.complaint = '';
    this.renderRoot.querySelector<HTMLElement>('h3')?.focus();
  };

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    // Not every password manager and autofill fires input events.
    for (const name of TEXTS) {
      const { value } = form.elements.namedItem(name) as HTMLInputElement;
      if (value !== (this.typed[name] ?? this.profile[name])) this.#type(name, value);
    }
    if (this.#isDirty) void this.#save.run();
  };

  async #store(): Promise<void> {
    this.complaint = '';
    this.wrong = {};
    const sent = this.typed;
    const profile = await this.client!.patch('/api/profile', { body: this.#change });
    this.profile = profile;
    // What was typed while the answer was on its way is not saved yet.
    this.typed = Object.fromEntries(
      Object.entries(this.typed).filter(([name, value]) => sent[name as FieldName] !== value),
    );
    this.said = () => this.#locale.t('saved');
    // The name and the language stand around the panel, too.
    void this.client!.refresh().catch(() => {});
    this.dispatchEvent(new ProfileUpdatedEvent(profile));
  }

  #fail(thrown: unknown): void {
    const error = PortalError.from(thrown);
    const { t } = this.#locale;
    this.dispatchEvent(new PortalErrorEvent(error));
    if (error.errors.length === 0) {
      this.complaint = failureSentence(this.#locale, error);
      return;
    }
    this.wrong = Object.fromEntries(
      error.errors.map(({ path }) => [path, t(path === 'timeZone' ? 'wrong:timeZone' : 'wrong:field')]),
    );
    const first = error.errors[0]!.path;
    void this.updateComplete.then(() => focusField(this.renderRoot as ShadowRoot, first));
  }

  override render() {
    const { t, lang, dir } = this.#locale;
    const { complaint, level } = this;
    return html`
      <div class="portal panel" lang=${lang} dir=${dir}>
        ${profileSection({ id: 'about', heading: t('about'), level, complaint }, this.#renderForm())}
      </div>
    `;
  }

  #renderForm() {
    const { t } = this.#locale;
    return html`
      <form novalidate @submit=${this.#submit}>
        <div class="pair">
          ${this.#renderText('firstName', { autocomplete: 'given-name', maxlength: 100 })}
          ${this.#renderText('lastName', { autocomplete: 'family-name', maxlength: 100 })}
        </div>
        ${this.#renderText('company', { autocomplete: 'organization', maxlength: 120, optional: t('optional') })}
        ${this.#renderText('phone', { autocomplete: 'tel', type: 'tel', inputmode: 'tel', maxlength: 40, optional: t('optional') })}
        <div class="pair">${this.#renderLanguage()} ${this.#renderTimeZone()}</div>
        <div class="actions">
          <button
            class=${this.#isDirty ? 'button primary' : 'button'}
            part="save-button"
            type="submit"
            ?disabled=${!this.#isDirty && !this.#save.busy}
            aria-busy=${this.#save.busy ? 'true' : 'false'}
          >
            ${t('save')}
          </button>
          ${
            this.#isDirty && !this.#save.busy
              ? html`<button class="button quiet" part="discard-button" type="button" @click=${this.#discard}>${t('discard')}</button>`
              : nothing
          }
          <span class="said" role="status">${this.said()}</span>
        </div>
      </form>
    `;
  }

  #renderText(name: TextName, options: Partial<TextFieldOptions>) {
    return textField({
      id: name,
      label: this.#locale.t(name),
      value: this.typed[name] ?? this.profile[name],
      error: this.wrong[name],
      onInput: (value) => this.#type(name, value),
      ...options,
    });
  }

  #renderLanguage() {
    const { t, lang } = this.#locale;
    const value = this.typed.locale ?? this.profile.locale ?? '';
    return selectField({
      id: 'locale',
      label: t('language'),
      value,
      options: languageOptions(this.locales, value, (language) => t('asPage', { language }), lang),
      error: this.wrong['locale'],
      onChange: (next) => this.#type('locale', next),
    });
  }

  #renderTimeZone() {
    const { t } = this.#locale;
    const value = this.typed.timeZone ?? this.profile.timeZone ?? '';
    return selectField({
      id: 'timeZone',
      label: t('timeZone'),
      value,
      options: timeZoneOptions(value, (zone) => t('asDevice', { zone })),
      error: this.wrong['timeZone'],
      onChange: (next) => this.#type('timeZone', next),
    });
  }
}

define('portal-profile-form', PortalProfileForm);

declare global {
  interface HTMLElementTagNameMap {
    'portal-profile-form': PortalProfileForm;
  }
}

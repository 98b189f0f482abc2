import type { MailTemplate, MailWords } from '@client-portal/contract/admin';
import { Action } from '@client-portal/kit/action.js';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property, state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { checkboxField, selectField, textArea, textField } from '@client-portal/kit/field.js';
import { fieldStyles } from '@client-portal/kit/field.styles.js';
import { formSummary } from '@client-portal/kit/form-summary.js';
import { formSummaryStyles } from '@client-portal/kit/form-summary.styles.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { RequestTask } from '@client-portal/kit/request-task.js';
import { skeletonRows } from '@client-portal/kit/skeleton.js';
import { skeletonStyles } from '@client-portal/kit/skeleton.styles.js';
import { viewStyles } from '@client-portal/kit/view.styles.js';
import { html, LitElement, nothing } from 'lit';

import { AdminController } from '../core/admin-controller.js';
import { failureSentence } from '../core/failure.js';
import { LoadView } from '../core/load-view.js';
import { confirm } from '../core/question.js';
import { saveEdit } from '../core/save-edit.js';
import { mailFrame } from './mail-frame.js';
import { mailsStyles } from './mails.styles.js';
import { mailsMessages } from './messages.js';

const toParagraphs = (text: string): string[] =>
  text
    .split(/\n\s*\n/)
    .map((each) => each.trim())
    .filter(Boolean);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * @internal
 * @tagname portal-admin-mail-template
 * @summary A mail's words beside the mail as it will look.
 */
export class PortalAdminMailTemplate extends LitElement {
  static override styles = [
    hostStyles,
    buttonStyles,
    fieldStyles,
    formSummaryStyles,
    skeletonStyles,
    viewStyles,
    mailsStyles,
  ];

  @property({ attribute: false }) template = '';
  @state() private locale = 'en';
  @state() private words: MailWords | undefined;
  @state() private failure: unknown;

  #etag: string | null = null;
  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, mailsMessages);
  readonly #load = new LoadView(this, this.#locale);
  readonly #template = new RequestTask(this, {
    args: () => [this.template, this.locale] as const,
    task: async ([id, locale], { signal }) => {
      const options = { params: { id }, query: { locale }, signal };
      const { data, etag } = await this.#admin.client.getWithTag('/api/admin/mail-templates/{id}', options);
      this.#etag = etag;
      this.words = data.words;
      return data;
    },
  });
  readonly #preview = new RequestTask(this, {
    args: () => [this.template, this.locale, this.words] as const,
    task: async ([id, locale, words], { signal }) => {
      if (!words) return undefined;
      await pause(300);
      signal.throwIfAborted();
      return this.#admin.client.post('/api/admin/mail-templates/{id}/preview', {
        params: { id },
        body: { locale, words },
        signal,
      });
    },
    onComplete: () => (this.failure = undefined),
    onError: (error) => (this.failure = error),
  });
  readonly #save = new Action(
    this,
    () => this.#store({ words: this.words! }),
    (error) => (this.failure = error),
  );
  readonly #test = new Action(
    this,
    () => this.#send(),
    (error) => (this.failure = error),
  );

  async #store(change: { words?: MailWords; on?: boolean }): Promise<void> {
    this.failure = undefined;
    const params = { id: this.template };
    const saved = await saveEdit(this.#admin.scope, {
      etag: change.words ? this.#etag : null,
      save: (ifMatch) =>
        this.#admin.client.put('/api/admin/mail-templates/{id}', {
          params,
          body: { locale: this.locale, ...change },
          ...(ifMatch ? { ifMatch } : {}),
        }),
      reload: async () => {
        await this.#template.run();
        return this.#etag;
      },
    });
    if (!saved) return;
    await this.#template.run();
    this.#admin.toast(this.#locale.t('saved'), { tone: 'success' });
  }

  async #send(): Promise<void> {
    const body = { locale: this.locale, words: this.words! };
    const { ok, message } = await this.#admin.client.post('/api/admin/mail-templates/{id}/test', {
      params: { id: this.template },
      body,
    });
    this.#admin.toast(message, { tone: ok ? 'success' : 'danger' });
  }

  async #reset(): Promise<void> {
    const { t } = this.#locale;
    if (!(await confirm(this.#admin.scope, { heading: t('resetHeading'), text: t('resetText'), action: t('reset') })))
      return;
    await this.#admin.client.delete('/api/admin/mail-templates/{id}', {
      params: { id: this.template },
      query: { locale: this.locale },
    });
    await this.#template.run();
  }

  #set(change: Partial<MailWords>): void {
    this.words = { ...this.words!, ...change };
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    void this.#save.run();
  };

  override render() {
    const { lang, dir, t } = this.#locale;
    return html`<div class="portal panel beside" lang=${lang} dir=${dir}>
      ${this.#load.render(this.#template, {
        skeleton: () => skeletonRows(t('loading'), 6),
        content: (template: MailTemplate) => html`<div class="columns">
          ${this.#renderForm(template, this.words ?? template.words)}
          <div>${this.#preview.value ? mailFrame(t('preview'), this.#preview.value) : nothing}</div>
        </div>`,
      })}
    </div>`;
  }

  #renderForm(template: MailTemplate, words: MailWords) {
    const { t } = this.#locale;
    const list = template.placeholders.map(({ name }) => `{{${name}}}`).join(' ');
    const languages = [...new Set([...template.locales.map(({ locale }) => locale), this.locale])];
    return html`<form class="fields" novalidate @submit=${this.#submit}>
      ${formSummary(this.#locale, this.failure === undefined ? [] : [{ message: failureSentence(this.#locale, this.failure) }])}
      ${selectField({ id: 'locale', label: t('language'), value: this.locale, options: languages.map((value) => ({ value, label: value })), onChange: (locale) => (this.locale = locale) })}
      ${
        template.canBeSwitchedOff
          ? checkboxField({
              id: 'on',
              label: t('on'),
              checked: template.on,
              onChange: (on) => void this.#store({ on }).catch((error: unknown) => (this.failure = error)),
            })
          : nothing
      }
      ${textField({ id: 'subject', label: t('subject'), hint: t('subjectHint', { list }), value: words.subject, maxlength: 200, autocomplete: 'off', onInput: (subject) => this.#set({ subject }) })}
      ${textArea({ id: 'paragraphs', label: t('paragraphs'), hint: t('paragraphsHint'), rows: 8, value: words.paragraphs.join('\n\n'), onInput: (text) => this.#set({ paragraphs: toParagraphs(text) }) })}
      ${words.action === null ? nothing : textField({ id: 'action', label: t('button'), value: words.action, maxlength: 60, autocomplete: 'off', onInput: (action) => this.#set({ action }) })}
      ${textArea({ id: 'footnotes', label: t('footnotes'), optional: t('optional'), rows: 3, value: words.footnotes.join('\n\n'), onInput: (text) => this.#set({ footnotes: toParagraphs(text) }) })}
      ${this.#admin.can('settings:write') ? this.#renderButtons(template) : nothing}
    </form>`;
  }

  #renderButtons({ customised }: MailTemplate) {
    const { t } = this.#locale;
    return html`<div class="buttons">
      <button class="button primary" part="save" type="submit" aria-busy=${this.#save.busy ? 'true' : 'false'}>${t('save')}</button>
      <button class="button" part="test" type="button" aria-busy=${this.#test.busy ? 'true' : 'false'} @click=${this.#test.run}>${t('test')}</button>
      ${customised ? html`<button class="button" part="reset" type="button" @click=${() => void this.#reset()}>${t('reset')}</button>` : nothing}
    </div>`;
  }
}

define('portal-admin-mail-template', PortalAdminMailTemplate);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-mail-template': PortalAdminMailTemplate;
  }
}

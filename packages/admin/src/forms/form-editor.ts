import './form-sheet.js';

import type { Form, FormContent } from '@client-portal/contract/admin';
import { Action } from '@client-portal/kit/action.js';
import { announce } from '@client-portal/kit/announce.js';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property, state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { fieldStyles } from '@client-portal/kit/field.styles.js';
import { focusField, formSummary } from '@client-portal/kit/form-summary.js';
import { formSummaryStyles } from '@client-portal/kit/form-summary.styles.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { plusIcon } from '@client-portal/kit/icons.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

import { AdminController } from '../core/admin-controller.js';
import { failureSentence, fieldErrors } from '../core/failure.js';
import { saveEdit } from '../core/save-edit.js';
import { afterSection, receivesSection, textsSection } from './editor-sections.js';
import { fieldEditor } from './field-editor.js';
import {
  checkDraft,
  emptyDraft,
  type FieldDraft,
  type FormDraft,
  move,
  newField,
  toBody,
  toDraft,
} from './form-draft.js';
import { formsStyles } from './forms.styles.js';
import { formsMessages } from './messages.js';
import { formPreview } from './preview-controller.js';

const toJson = (draft: FormDraft): string => JSON.stringify(toBody(draft));

/**
 * @internal
 * @tagname portal-admin-form-editor
 * @summary Makes or edits a form, with what visitors will see beside it.
 */
export class PortalAdminFormEditor extends LitElement {
  static override styles = [hostStyles, buttonStyles, fieldStyles, formSummaryStyles, formsStyles];

  /** What is edited; a new one when unset. */
  @property({ attribute: false }) form: Form | undefined;
  @property({ attribute: false }) etag: string | null = null;
  /** Called with what was made or changed. */
  @property({ attribute: false }) onSaved!: (form: Form) => void;
  /** Asks for the form as it is now. */
  @property({ attribute: false }) reload!: () => Promise<{ data: Form; etag: string | null }>;
  @state() private draft!: FormDraft;
  @state() private complaints: Readonly<Record<string, string>> = {};
  @state() private failure = '';

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, formsMessages);
  readonly #preview = formPreview(this, () => this.#admin);
  #etag: string | null = null;
  /** What is saved, as it would be sent. */
  #base = '';
  readonly #send = new Action(
    this,
    () => this.#save(),
    (error) => this.#fail(error),
  );

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('form') && this.hasUpdated) return;
    // What somebody is typing is not taken away by news of the same form.
    if (changed.get('form')?.id === this.form?.id && this.hasUpdated && toJson(this.draft) !== this.#base) return;
    this.#start(this.form, this.etag);
  }

  #start(form: Form | undefined, etag: string | null): void {
    const { t } = this.#locale;
    const labels = {
      email: t('kind:email'),
      firstName: t('kind:firstName'),
      submit: 'Send',
      thanks: 'Thank you. We have your message.',
    };
    this.draft = form ? toDraft(form) : emptyDraft(labels);
    this.#base = toJson(this.draft);
    this.#etag = etag;
    this.complaints = {};
    this.failure = '';
  }

  #change(change: Partial<FormDraft>): void {
    this.draft = { ...this.draft, ...change };
    if (Object.keys(this.complaints).length > 0) this.complaints = this.#check();
  }

  #check(): Readonly<Record<string, string>> {
    const { t } = this.#locale;
    return Object.fromEntries(Object.entries(checkDraft(this.draft)).map(([path, key]) => [path, t(key)]));
  }

  async #save(): Promise<void> {
    this.renderRoot.querySelector('portal-admin-tag-field')?.take();
    this.failure = '';
    this.complaints = this.#check();
    if (Object.keys(this.complaints).length > 0) return this.#focusFirst();
    const body = toBody(this.draft);
    const saved = await this.#store(body);
    if (!saved) return;
    if (this.form) await this.#settle(JSON.stringify(body));
    this.#admin.toast(this.#locale.t(this.form ? 'saved' : 'created'), { tone: 'success' });
    this.onSaved(saved);
  }

  /** What was typed while it was on its way is not saved yet. */
  async #settle(sent: string): Promise<void> {
    const { data, etag } = await this.reload();
    if (toJson(this.draft) === sent) return this.#start(data, etag);
    this.#base = toJson(toDraft(data));
    this.#etag = etag;
  }

  async #store(body: FormContent): Promise<Form | undefined> {
    const { client, scope } = this.#admin;
    if (!this.form) return client.post('/api/admin/forms', { body });
    const params = { id: this.form.id };
    return saveEdit<Form>(scope, {
      etag: this.#etag,
      save: (ifMatch) => client.patch('/api/admin/forms/{id}', { params, body, ifMatch }),
      reload: async (shows) => {
        const { data, etag } = await this.reload();
        if (shows) this.#start(data, etag);
        return etag;
      },
    });
  }

  #fail(error: unknown): void {
    this.complaints = fieldErrors(error);
    if (Object.keys(this.complaints).length === 0) this.failure = failureSentence(this.#locale, error);
    else this.#focusFirst();
  }

  #focusFirst(): void {
    const [path] = Object.keys(this.complaints);
    if (path) void this.updateComplete.then(() => focusField(this.renderRoot as ShadowRoot, this.#idOf(path)));
  }

  /** The id of the field that a path means. */
  #idOf(path: string): string {
    const [, index, part] = /^fields\.(\d+)\.(\w+)/.exec(path) ?? [];
    return index ? `${this.draft.fields[Number(index)]?.key}-${part}` : path.split('.')[0]!;
  }

  async #move(field: FieldDraft, to: number): Promise<void> {
    const { fields } = this.draft;
    const moved = move(fields, fields.indexOf(field), to);
    if (moved === fields) return;
    const focus = (this.renderRoot as ShadowRoot).activeElement as HTMLElement | null;
    this.#change({ fields: moved });
    announce(
      this,
      this.#locale.t('moved', { name: field.label || field.name, position: to + 1, count: fields.length }),
    );
    await this.updateComplete;
    // At the end of the list its button is off: the other one is next to it.
    const disabled = focus?.matches(':disabled');
    (disabled ? focus?.parentElement?.querySelector<HTMLElement>('button:not(:disabled)') : focus)?.focus();
  }

  async #add(): Promise<void> {
    const { t } = this.#locale;
    const { fields } = this.draft;
    const field = newField(fields, (kind) => t(`kind:${kind as 'email'}`));
    this.#change({ fields: [...fields, field] });
    await this.updateComplete;
    focusField(this.renderRoot as ShadowRoot, `${field.key}-label`);
  }

  async #remove(field: FieldDraft): Promise<void> {
    this.#change({ fields: this.draft.fields.filter((each) => each !== field) });
    announce(this, this.#locale.t('removed', { name: field.label || field.name }));
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[part="add-field"]')?.focus();
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    void this.#send.run();
  };

  override render() {
    const { lang, dir, t } = this.#locale;
    const errors = Object.entries(this.complaints).map(([path, message]) => ({ id: this.#idOf(path), message }));
    const section = {
      ...{ t, draft: this.draft, writable: this.#writable, errors: this.complaints },
      mayGive: this.#writable && this.#admin.can('contacts:write'),
      mayInvite: this.#writable && this.#admin.can('invitations:write'),
      change: (change: Partial<FormDraft>) => this.#change(change),
    };
    const all = this.failure ? [{ message: this.failure }] : errors;
    return html`<div class="portal panel" lang=${lang} dir=${dir}>
      <div class="split">
        <form novalidate @submit=${this.#submit}>
          ${formSummary(this.#locale, all)} ${textsSection(section)} ${this.#renderFields()} ${afterSection(section)}
          ${receivesSection(section)}
          ${this.#writable ? this.#renderSave() : nothing}
        </form>
        <section class="block" aria-label=${t('preview')}>
          <h2>${t('preview')}</h2>
          <p class="muted">${this.#preview.failed ? t('previewFailed') : t('previewText')}</p>
          <portal-admin-form-sheet .shown=${this.draft} .brand=${this.#preview.brand}></portal-admin-form-sheet>
        </section>
      </div>
    </div>`;
  }

  get #writable(): boolean {
    return this.#admin.can('forms:write');
  }

  #renderFields() {
    const { t } = this.#locale;
    const { fields } = this.draft;
    const row = (field: FieldDraft, index: number) =>
      fieldEditor({
        ...{ t, fields, index, writable: this.#writable },
        errorAt: (path) => this.complaints[path],
        onChange: (changed) => this.#change({ fields: fields.with(index, changed) }),
        onMove: (to) => void this.#move(field, to),
        onRemove: () => void this.#remove(field),
      });
    return html`<div class="block">
      <h2 id="fields" tabindex="-1">${t('fields')}</h2>
      <ul class="field-rows">${repeat(fields, ({ key }) => key, row)}</ul>
      ${
        this.#writable && fields.length < 30
          ? html`<div><button class="button" part="add-field" type="button" @click=${() => void this.#add()}>${plusIcon()}${t('addField')}</button></div>`
          : nothing
      }
    </div>`;
  }

  #renderSave() {
    const { t } = this.#locale;
    return html`<div>
      <button class="button primary" part="save" type="submit" aria-busy=${this.#send.busy ? 'true' : 'false'}>
        ${t(this.form ? 'save' : 'create')}
      </button>
    </div>`;
  }
}

define('portal-admin-form-editor', PortalAdminFormEditor);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-form-editor': PortalAdminFormEditor;
  }
}

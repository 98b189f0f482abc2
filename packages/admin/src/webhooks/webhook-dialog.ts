import './secret-field.js';
import '@client-portal/kit/dialog.js';

import type { Webhook } from '@client-portal/contract/admin';
import { Action } from '@client-portal/kit/action.js';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property, state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { selectField, textField } from '@client-portal/kit/field.js';
import { fieldStyles } from '@client-portal/kit/field.styles.js';
import { type FormError, formSummary } from '@client-portal/kit/form-summary.js';
import { formSummaryStyles } from '@client-portal/kit/form-summary.styles.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { RequestTask } from '@client-portal/kit/request-task.js';
import { html, LitElement, nothing, type PropertyValues } from 'lit';

import { AdminController } from '../core/admin-controller.js';
import { failureSentence, fieldErrors } from '../core/failure.js';
import { saveEdit } from '../core/save-edit.js';
import { webhooksMessages } from './messages.js';
import { webhooksStyles } from './webhooks.styles.js';

const toList = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean);

/**
 * @internal
 * @tagname portal-admin-webhook-dialog
 * @summary Makes or edits a webhook; a new one's secret is shown here, once.
 */
export class PortalAdminWebhookDialog extends LitElement {
  static override styles = [hostStyles, buttonStyles, fieldStyles, formSummaryStyles, webhooksStyles];

  @property({ attribute: false }) open = false;
  /** What is edited; a new one when unset. */
  @property({ attribute: false }) webhook: Webhook | undefined;
  @property({ attribute: false }) etag: string | null = null;
  /** Called with what was made or changed. */
  @property({ attribute: false }) onClose!: (done?: Webhook) => void;
  @state() private url = '';
  @state() private description = '';
  @state() private events = '';
  @state() private errors: readonly FormError[] = [];
  @state() private made: { webhook: Webhook; secret: string } | undefined;

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, webhooksMessages);
  readonly #types = new RequestTask(this, {
    args: () => [this.open] as const,
    task: async ([open], { signal }) =>
      open && this.#admin.can('events:read')
        ? (await this.#admin.client.get('/api/admin/events/types', { signal })).items
        : [],
  });
  readonly #submit = new Action(
    this,
    () => this.#save(),
    (error) => {
      const fields = Object.entries(fieldErrors(error)).map(([id, message]) => ({ id: id.split('.')[0]!, message }));
      this.errors = fields.length > 0 ? fields : [{ message: failureSentence(this.#locale, error) }];
    },
  );

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('open') || !this.open) return;
    const { url = '', description = '', events = ['*'] } = this.webhook ?? {};
    this.url = url;
    this.description = description;
    this.events = events.includes('*') ? '' : events.join(', ');
    this.errors = [];
    this.made = undefined;
  }

  async #save(): Promise<void> {
    this.errors = this.url.trim() ? [] : [{ id: 'url', message: this.#locale.t('urlMissing') }];
    if (this.errors.length > 0) return;
    const wanted = toList(this.events);
    const body = { url: this.url.trim(), description: this.description, events: wanted.length > 0 ? wanted : ['*'] };
    if (!this.webhook) {
      this.made = await this.#admin.client.post('/api/admin/webhooks', { body });
      return;
    }
    const saved = await this.#change(this.webhook.id, body);
    if (saved) this.#admin.toast(this.#locale.t('saved'), { tone: 'success' });
    this.onClose(saved);
  }

  #change(id: string, body: { url: string; description: string; events: string[] }) {
    const { client, scope } = this.#admin;
    const params = { id };
    return saveEdit(scope, {
      etag: this.etag,
      save: (ifMatch) => client.patch('/api/admin/webhooks/{id}', { params, body, ifMatch }),
      reload: async () => (await client.getWithTag('/api/admin/webhooks/{id}', { params })).etag,
    });
  }

  readonly #close = (): void => this.onClose(this.made?.webhook);

  override render() {
    const { lang, dir, t } = this.#locale;
    const { made } = this;
    const heading = made ? 'secretHeading' : this.webhook ? 'edit' : 'create';
    return html`<div class="portal" lang=${lang} dir=${dir}>
      <portal-dialog
        heading=${t(heading)}
        ?open=${this.open}
        ?locked=${this.#submit.busy || made !== undefined}
        .onClose=${this.#close}
      >
        ${made ? html`<portal-admin-webhook-secret .secret=${made.secret}></portal-admin-webhook-secret>` : this.#renderFields()}
        ${
          made
            ? html`<button slot="actions" class="button primary" part="done" type="button" @click=${this.#close}>${t('done')}</button>`
            : this.#renderButtons()
        }
      </portal-dialog>
    </div>`;
  }

  #renderButtons() {
    const { t } = this.#locale;
    return html`<button slot="actions" class="button" type="button" @click=${this.#close}>${t('cancel')}</button>
      <button
        slot="actions"
        class="button primary"
        part="submit"
        type="button"
        aria-busy=${this.#submit.busy ? 'true' : 'false'}
        @click=${this.#submit.run}
      >
        ${t(this.webhook ? 'save' : 'createSubmit')}
      </button>`;
  }

  #renderFields() {
    const { t } = this.#locale;
    const errorOf = (id: string) => this.errors.find((each) => each.id === id)?.message;
    return html`<div class="fields">
      ${formSummary(this.#locale, this.errors)}
      ${textField({
        id: 'url',
        type: 'url',
        inputmode: 'url',
        autocomplete: 'off',
        label: t('url'),
        hint: t('urlHint'),
        placeholder: 'https://',
        required: true,
        maxlength: 2000,
        value: this.url,
        error: errorOf('url'),
        onInput: (value) => (this.url = value),
      })}
      ${textField({
        id: 'description',
        autocomplete: 'off',
        label: t('description'),
        optional: t('optional'),
        maxlength: 200,
        value: this.description,
        onInput: (value) => (this.description = value),
      })}
      ${textField({
        id: 'events',
        autocomplete: 'off',
        label: t('events'),
        hint: t('eventsHint'),
        value: this.events,
        error: errorOf('events'),
        onInput: (value) => (this.events = value),
      })}
      ${this.#renderTypes()}
    </div>`;
  }

  #renderTypes() {
    const { t } = this.#locale;
    const types = this.#types.value ?? [];
    if (types.length === 0) return nothing;
    return selectField({
      id: 'types',
      label: t('eventTypes'),
      value: '',
      options: [{ value: '', label: t('choose') }, ...types.map(({ type }) => ({ value: type, label: type }))],
      onChange: (type) => (this.events = [...new Set([...toList(this.events), type])].filter(Boolean).join(', ')),
    });
  }
}

define('portal-admin-webhook-dialog', PortalAdminWebhookDialog);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-webhook-dialog': PortalAdminWebhookDialog;
  }
}

import '@client-portal/kit/dialog.js';
import '@client-portal/kit/menu.js';

import type { BulkChange, ContactFilterQuery } from '@client-portal/contract/admin';
import { APP_IDS } from '@client-portal/contract/apps';
import { Action } from '@client-portal/kit/action.js';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property, state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { selectField, textField } from '@client-portal/kit/field.js';
import { fieldStyles } from '@client-portal/kit/field.styles.js';
import { formatNumber } from '@client-portal/kit/format.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { html, LitElement, nothing } from 'lit';

import { AdminController } from '../core/admin-controller.js';
import { appName } from '../core/app-name.js';
import { failureSentence } from '../core/failure.js';
import { bulkBarStyles } from './bulk-bar.styles.js';
import { toFilter } from './contact-query.js';
import { contactsMessages } from './messages.js';

type Change = BulkChange['action'];
type Mailing = 'invite' | 'loginMail';
type Kind = Change | Mailing;
const MAILINGS: readonly Mailing[] = ['invite', 'loginMail'];
const KINDS: readonly Kind[] = ['tag', 'untag', 'grant', 'revoke', ...MAILINGS, 'suspend', 'restore'];

const isMailing = (kind: Kind | undefined): kind is Mailing => MAILINGS.some((each) => each === kind);

/**
 * @internal
 * @tagname portal-admin-bulk-bar
 * @summary What can be done to all ticked contacts, or to all that match.
 */
export class PortalAdminBulkBar extends LitElement {
  static override styles = [hostStyles, buttonStyles, fieldStyles, bulkBarStyles];

  @property({ attribute: false }) ids: readonly string[] = [];
  /** How many match the filter. */
  @property({ attribute: false }) total = 0;
  @property({ attribute: false }) filter: ContactFilterQuery = {};
  @property({ attribute: false }) onDone!: () => void;
  @state() private everybody = false;
  @state() private kind: Kind | undefined;
  @state() private text = '';

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, contactsMessages);
  readonly #send = new Action(
    this,
    () => (isMailing(this.kind) ? this.#mail(this.kind) : this.#change()),
    (error) => this.#admin.toast(failureSentence(this.#locale, error), { tone: 'danger' }),
  );

  async #change(): Promise<void> {
    const { segment } = this.filter;
    const everybody = { filter: toFilter(this.filter), ...(segment && { segment }) };
    const on = this.everybody ? everybody : { ids: [...this.ids] };
    const body = { change: this.#toChange(), on };
    const { changed } = await this.#admin.client.post('/api/admin/contacts/bulk', { body });
    this.#done(this.#locale.t('changed', { count: changed }));
  }

  /** Sent a few at a time; those without an address, suspended or joined already are left out and shown as such. */
  async #mail(kind: Mailing): Promise<void> {
    const body = this.everybody ? { filter: toFilter(this.filter) } : { contactIds: [...this.ids] };
    const path = kind === 'invite' ? '/api/admin/invitation-batches' : '/api/admin/login-mails';
    const { total } = await this.#admin.client.post(path, { body, idempotencyKey: crypto.randomUUID() });
    this.#done(this.#locale.t('mailsQueued', { count: total }));
  }

  #done(message: string): void {
    this.#admin.toast(message, { tone: 'success' });
    this.kind = undefined;
    this.everybody = false;
    this.onDone();
  }

  #toChange(): BulkChange {
    const { kind, text } = this;
    if (kind === 'tag' || kind === 'untag') return { action: kind, tag: text };
    if (kind === 'grant' || kind === 'revoke') {
      const app = (text || APP_IDS[0]) as (typeof APP_IDS)[number];
      return { action: kind, resource: `app:${app}` };
    }
    return kind === 'suspend' ? { action: 'suspend', reason: text } : { action: 'restore' };
  }

  override render() {
    const { lang, dir, t } = this.#locale;
    if (this.ids.length === 0) return nothing;
    const count = this.everybody ? this.total : this.ids.length;
    return html`<div class="portal" lang=${lang} dir=${dir}>
      <div class="bulk" part="bulk">
        <strong role="status">${t('selected', { count })}</strong>
        ${
          this.total > this.ids.length && !this.everybody
            ? html`<button class="link-button" part="everybody" type="button" @click=${() => (this.everybody = true)}>
                ${t('selectAll', { count: formatNumber(this.total, lang) })}
              </button>`
            : nothing
        }
        <portal-menu
          label=${t('actions')}
          button-class="small"
          .items=${this.#kinds.map((kind) => ({ label: t(kind), danger: kind === 'suspend', onSelect: () => this.#ask(kind) }))}
        ><span slot="trigger">${t('actions')}</span></portal-menu>
        <button class="button quiet small" type="button" @click=${() => this.#clear()}>${t('unselect')}</button>
      </div>
      ${this.#renderDialog()}
    </div>`;
  }

  get #kinds(): readonly Kind[] {
    // A mailing goes to a filter or to contacts by name; a segment is neither.
    const canMail = this.#admin.can('invitations:write') && !(this.everybody && this.filter.segment);
    return KINDS.filter((kind) => (isMailing(kind) ? canMail : this.#admin.can('contacts:write')));
  }

  #ask(kind: Kind): void {
    this.text = '';
    this.kind = kind;
  }

  #clear(): void {
    this.everybody = false;
    this.onDone();
  }

  #renderDialog() {
    const { t } = this.#locale;
    const { kind } = this;
    const count = this.everybody ? this.total : this.ids.length;
    const close = () => (this.kind = undefined);
    return html`<portal-dialog heading=${kind ? t(kind) : ''} ?open=${kind !== undefined} ?locked=${this.#send.busy} .onClose=${close}>
      <p>${t('selected', { count })}</p>
      ${isMailing(kind) ? html`<p class="muted">${t('mailsText')}</p>` : nothing}
      ${kind === undefined || kind === 'restore' || isMailing(kind) ? nothing : this.#renderField(kind)}
      <button slot="actions" class="button" type="button" @click=${close}>${t('cancel')}</button>
      <button
        slot="actions"
        class="button primary"
        part="apply"
        type="button"
        aria-busy=${this.#send.busy ? 'true' : 'false'}
        @click=${this.#send.run}
      >
        ${kind ? t(kind) : t('apply')}
      </button>
    </portal-dialog>`;
  }

  #renderField(kind: Change) {
    const { t } = this.#locale;
    if (kind === 'grant' || kind === 'revoke') {
      return selectField({
        id: 'app',
        label: t('resource'),
        value: this.text || APP_IDS[0],
        options: APP_IDS.map((app) => ({ value: app, label: appName(app, this.#locale.lang) })),
        onChange: (app) => (this.text = app),
      });
    }
    const isTag = kind === 'tag' || kind === 'untag';
    return textField({
      id: 'text',
      label: t(isTag ? 'tagName' : 'reason'),
      hint: isTag ? undefined : t('reasonHint'),
      value: this.text,
      autocomplete: 'off',
      maxlength: isTag ? 60 : 500,
      onInput: (text) => (this.text = text),
    });
  }
}

define('portal-admin-bulk-bar', PortalAdminBulkBar);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-bulk-bar': PortalAdminBulkBar;
  }
}

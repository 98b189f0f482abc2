import type { MailServer, MailServerChange, MailServerTest } from '@client-portal/contract/admin';
import { Action } from '@client-portal/kit/action.js';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { checkboxField, selectField, textField } from '@client-portal/kit/field.js';
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
import { failureSentence, fieldErrors } from '../core/failure.js';
import { LoadView } from '../core/load-view.js';
import { saveEdit } from '../core/save-edit.js';
import { mailsStyles } from './mails.styles.js';
import { mailsMessages } from './messages.js';

type Draft = Record<
  'host' | 'port' | 'user' | 'password' | 'fromName' | 'fromAddress' | 'replyTo' | 'perMinute',
  string
> & {
  own: boolean;
  security: MailServer['security'];
};

const SECURITIES = ['starttls', 'tls', 'none'] as const;

const toDraft = (server: MailServer): Draft => ({
  own: server.source === 'settings',
  host: server.host ?? '',
  port: String(server.port),
  security: server.security,
  user: server.user,
  password: '',
  fromName: server.fromName,
  fromAddress: server.fromAddress,
  replyTo: server.replyTo ?? '',
  perMinute: String(server.perMinute),
});

const toChange = (draft: Draft): MailServerChange => ({
  host: draft.own ? draft.host : null,
  port: Number(draft.port),
  security: draft.security,
  user: draft.own ? draft.user : '',
  ...(draft.password && draft.own ? { password: draft.password } : {}),
  fromName: draft.fromName,
  fromAddress: draft.fromAddress || null,
  replyTo: draft.replyTo || null,
  perMinute: Number(draft.perMinute),
});

/**
 * @internal
 * @tagname portal-admin-mail-server
 * @summary The server that mails are sent with, and a test of it.
 */
export class PortalAdminMailServer extends LitElement {
  static override styles = [
    hostStyles,
    buttonStyles,
    fieldStyles,
    formSummaryStyles,
    skeletonStyles,
    viewStyles,
    mailsStyles,
  ];

  @state() private draft: Draft | undefined;
  @state() private failure: unknown;
  @state() private result: MailServerTest | undefined;

  #etag: string | null = null;
  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, mailsMessages);
  readonly #load = new LoadView(this, this.#locale);
  readonly #server = new RequestTask(this, {
    args: () => [] as const,
    task: async (_, { signal }) => {
      const { data, etag } = await this.#admin.client.getWithTag('/api/admin/mail-server', { signal });
      this.#etag = etag;
      this.draft ??= toDraft(data);
      return data;
    },
  });
  readonly #save = new Action(
    this,
    () => this.#store(),
    (error) => (this.failure = error),
  );
  readonly #test = new Action(
    this,
    () => this.#try(),
    (error) => (this.failure = error),
  );

  async #store(): Promise<void> {
    this.failure = undefined;
    const saved = await saveEdit(this.#admin.scope, {
      etag: this.#etag,
      save: (ifMatch) =>
        this.#admin.client.put('/api/admin/mail-server', {
          body: toChange(this.draft!),
          ...(ifMatch ? { ifMatch } : {}),
        }),
      reload: async (shows) => {
        if (shows) this.draft = undefined;
        await this.#server.run();
        return this.#etag;
      },
    });
    if (!saved) return;
    this.draft = toDraft(saved);
    await this.#server.run();
    this.#admin.toast(this.#locale.t('saved'), { tone: 'success' });
  }

  async #try(): Promise<void> {
    this.failure = this.result = undefined;
    this.result = await this.#admin.client.post('/api/admin/mail-server/test', {
      body: { server: toChange(this.draft!) },
    });
  }

  #set(change: Partial<Draft>): void {
    this.draft = { ...this.draft!, ...change };
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    void this.#save.run();
  };

  override render() {
    const { lang, dir, t } = this.#locale;
    return html`<div class="portal panel" lang=${lang} dir=${dir}>
      ${this.#load.render(this.#server, {
        skeleton: () => skeletonRows(t('loading'), 6),
        content: (server: MailServer) => this.#renderForm(server, this.draft ?? toDraft(server)),
      })}
    </div>`;
  }

  #renderForm(server: MailServer, draft: Draft) {
    const { t } = this.#locale;
    const errors = fieldErrors(this.failure);
    const isElsewhere = this.failure !== undefined && Object.keys(errors).length === 0;
    return html`<form class="fields" novalidate @submit=${this.#submit}>
      <p>${t('source')} ${t(`source:${server.source}`)}. ${server.waiting.count > 0 ? t('waiting', { count: server.waiting.count }) : nothing}</p>
      ${formSummary(this.#locale, isElsewhere ? [{ message: failureSentence(this.#locale, this.failure) }] : [])}
      ${checkboxField({ id: 'own', label: t('ownServer'), checked: draft.own, onChange: (own) => this.#set({ own }) })}
      ${draft.own ? this.#renderServer(server, draft, errors) : nothing} ${this.#renderSender(draft, errors)}
      ${this.#admin.can('settings:write') ? this.#renderButtons() : nothing}
      ${this.result ? html`<p class="banner ${this.result.ok ? 'success' : 'warning'}" part="result" role="status">${this.result.message}</p>` : nothing}
    </form>`;
  }

  #renderServer(server: MailServer, draft: Draft, errors: Readonly<Record<string, string>>) {
    const { t } = this.#locale;
    const hint = server.hasPassword ? { hint: t('passwordKept') } : {};
    return html`
      ${textField({ id: 'host', label: t('host'), hint: t('hostHint'), value: draft.host, error: errors['host'], required: true, autocomplete: 'off', onInput: (host) => this.#set({ host }) })}
      ${textField({ id: 'port', label: t('port'), value: draft.port, error: errors['port'], inputmode: 'numeric', autocomplete: 'off', onInput: (port) => this.#set({ port }) })}
      ${selectField({
        id: 'security',
        label: t('security'),
        value: draft.security,
        error: errors['security'],
        options: SECURITIES.map((value) => ({ value, label: t(`security:${value}`) })),
        onChange: (value) => this.#set({ security: SECURITIES.find((each) => each === value) ?? 'starttls' }),
      })}
      ${textField({ id: 'user', label: t('user'), optional: t('optional'), value: draft.user, error: errors['user'], autocomplete: 'off', onInput: (user) => this.#set({ user }) })}
      ${textField({ id: 'password', label: t('password'), ...hint, type: 'password', value: draft.password, error: errors['password'], autocomplete: 'new-password', onInput: (password) => this.#set({ password }) })}
    `;
  }

  #renderSender(draft: Draft, errors: Readonly<Record<string, string>>) {
    const { t } = this.#locale;
    return html`
      ${textField({ id: 'from-name', label: t('fromName'), hint: t('fromNameHint'), value: draft.fromName, error: errors['fromName'], autocomplete: 'off', onInput: (fromName) => this.#set({ fromName }) })}
      ${textField({ id: 'from-address', label: t('fromAddress'), type: 'email', value: draft.fromAddress, error: errors['fromAddress'], autocomplete: 'off', onInput: (fromAddress) => this.#set({ fromAddress }) })}
      ${textField({ id: 'reply-to', label: t('replyTo'), optional: t('optional'), type: 'email', value: draft.replyTo, error: errors['replyTo'], autocomplete: 'off', onInput: (replyTo) => this.#set({ replyTo }) })}
      ${textField({ id: 'per-minute', label: t('perMinute'), value: draft.perMinute, error: errors['perMinute'], inputmode: 'numeric', autocomplete: 'off', onInput: (perMinute) => this.#set({ perMinute }) })}
    `;
  }

  #renderButtons() {
    const { t } = this.#locale;
    return html`<div class="buttons">
      <button class="button primary" part="save" type="submit" aria-busy=${this.#save.busy ? 'true' : 'false'}>${t('save')}</button>
      <button class="button" part="test" type="button" aria-busy=${this.#test.busy ? 'true' : 'false'} @click=${this.#test.run}>
        ${t('testServer')}
      </button>
    </div>`;
  }
}

define('portal-admin-mail-server', PortalAdminMailServer);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-mail-server': PortalAdminMailServer;
  }
}

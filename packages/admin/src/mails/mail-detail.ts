import type { MailDetail } from '@client-portal/contract/admin';
import { Action } from '@client-portal/kit/action.js';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { RequestTask } from '@client-portal/kit/request-task.js';
import { skeletonRows } from '@client-portal/kit/skeleton.js';
import { skeletonStyles } from '@client-portal/kit/skeleton.styles.js';
import { statusChip } from '@client-portal/kit/status-chip.js';
import { statusChipStyles } from '@client-portal/kit/status-chip.styles.js';
import { time } from '@client-portal/kit/time.js';
import { viewStyles } from '@client-portal/kit/view.styles.js';
import { html, LitElement, nothing } from 'lit';

import { AdminController } from '../core/admin-controller.js';
import { failureSentence } from '../core/failure.js';
import { LoadView } from '../core/load-view.js';
import { mailFrame } from './mail-frame.js';
import { MAIL_TONES } from './mail-log.js';
import { mailsStyles } from './mails.styles.js';
import { mailsMessages } from './messages.js';

/**
 * @internal
 * @tagname portal-admin-mail
 * @summary One mail, and how it reads where that gives nothing away.
 */
export class PortalAdminMail extends LitElement {
  static override styles = [hostStyles, buttonStyles, skeletonStyles, statusChipStyles, viewStyles, mailsStyles];

  @property({ attribute: false }) mail = '';

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, mailsMessages);
  readonly #load = new LoadView(this, this.#locale);
  readonly #mail = new RequestTask(this, {
    args: () => [this.mail] as const,
    task: ([id], { signal }) => this.#admin.client.get('/api/admin/mails/{id}', { params: { id }, signal }),
  });
  readonly #resend = new Action(
    this,
    async () => {
      await this.#admin.client.post('/api/admin/mails/{id}/resend', { params: { id: this.mail } });
      this.#admin.toast(this.#locale.t('resent'), { tone: 'success' });
    },
    (error) => this.#admin.toast(failureSentence(this.#locale, error), { tone: 'danger' }),
  );

  override render() {
    const { lang, dir, t } = this.#locale;
    return html`<div class="portal panel mail" lang=${lang} dir=${dir}>
      ${this.#load.render(this.#mail, {
        skeleton: () => skeletonRows(t('loading'), 4),
        content: (mail: MailDetail) => this.#renderMail(mail),
      })}
    </div>`;
  }

  #renderMail({ to, state, error, createdAt, content, canResend }: MailDetail) {
    const { lang, t } = this.#locale;
    return html`<p>${statusChip(MAIL_TONES[state], t(`state:${state}`))} ${to} · ${time(createdAt, lang)}</p>
      ${error ? html`<p>${error}</p>` : nothing}
      ${content ? mailFrame(t('preview'), content) : html`<p class="muted">${t('secret')}</p>`}
      ${
        canResend && this.#admin.can('invitations:write')
          ? html`<p>
              <button class="button" part="resend" type="button" aria-busy=${this.#resend.busy ? 'true' : 'false'} @click=${this.#resend.run}>
                ${t('resend')}
              </button>
            </p>`
          : nothing
      }`;
  }
}

define('portal-admin-mail', PortalAdminMail);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-mail': PortalAdminMail;
  }
}

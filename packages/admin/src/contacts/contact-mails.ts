import type { MailEntry } from '@client-portal/contract/admin';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { PagedRequest, showMore } from '@client-portal/kit/paged-request.js';
import { skeletonRows } from '@client-portal/kit/skeleton.js';
import { skeletonStyles } from '@client-portal/kit/skeleton.styles.js';
import { statusChip } from '@client-portal/kit/status-chip.js';
import { statusChipStyles } from '@client-portal/kit/status-chip.styles.js';
import { table } from '@client-portal/kit/table.js';
import { time } from '@client-portal/kit/time.js';
import { viewStyles } from '@client-portal/kit/view.styles.js';
import { html, LitElement, nothing } from 'lit';

import { AdminController } from '../core/admin-controller.js';
import { denseTableStyles } from '../core/dense-table.styles.js';
import { LoadView } from '../core/load-view.js';
import { MAIL_TONES } from '../mails/mail-log.js';
import { mailsMessages, templateName } from '../mails/messages.js';

/**
 * @internal
 * @tagname portal-admin-contact-mails
 * @summary The mails that were ordered for a contact, and what became of each.
 */
export class PortalAdminContactMails extends LitElement {
  static override styles = [
    ...[hostStyles, buttonStyles, denseTableStyles, skeletonStyles, statusChipStyles, viewStyles],
  ];

  @property({ attribute: false }) contact = '';

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, mailsMessages);
  readonly #load = new LoadView(this, this.#locale);
  readonly #mails = new PagedRequest(this, {
    args: () => [this.contact] as const,
    page: ([contactId], cursor, signal) =>
      this.#admin.client.get('/api/admin/mails', { query: { contactId, ...(cursor && { cursor }) }, signal }),
  });

  constructor() {
    super();
    const nouns = ['mails', 'contacts', 'invitations', 'login-mails', 'invitation-batches', 'invoices'];
    this.#admin.onChange(nouns, () => void this.#mails.reload());
  }

  override render() {
    const { lang, dir, t } = this.#locale;
    return html`<div class="portal panel" lang=${lang} dir=${dir}>
      ${this.#load.render(this.#mails, {
        skeleton: () => skeletonRows(t('loading'), 3),
        content: (mails) => (mails.length > 0 ? this.#renderMails(mails) : html`<p class="muted">${t('empty')}</p>`),
      })}
    </div>`;
  }

  #renderMails(mails: readonly MailEntry[]) {
    const { lang, t } = this.#locale;
    return html`${table({
      caption: t('title'),
      rows: mails,
      key: ({ id }) => id,
      href: ({ id }) => this.#admin.toHref(`mails/${id}`),
      onOpen: ({ id }, event) => this.#admin.follow(`mails/${id}`)(event),
      columns: [
        { id: 'subject', label: t('subject'), cell: ({ subject, template }) => subject || templateName(t, template) },
        {
          id: 'state',
          label: t('state'),
          plain: true,
          cell: ({ state, error }) =>
            html`${statusChip(MAIL_TONES[state], t(`state:${state}`))}${error ? html` <span class="muted">${error}</span>` : nothing}`,
        },
        { id: 'to', label: t('to'), cell: ({ to }) => html`<bdi>${to}</bdi>` },
        { id: 'when', label: t('when'), tight: true, cell: ({ createdAt }) => time(createdAt, lang) },
      ],
    })}
    ${showMore(this.#locale, this.#mails)}`;
  }
}

define('portal-admin-contact-mails', PortalAdminContactMails);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-contact-mails': PortalAdminContactMails;
  }
}

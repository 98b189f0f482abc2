import type { MailEntry, MailState } from '@client-portal/contract/admin';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { textField } from '@client-portal/kit/field.js';
import { fieldStyles } from '@client-portal/kit/field.styles.js';
import { filterChips } from '@client-portal/kit/filter-chips.js';
import { filterChipsStyles } from '@client-portal/kit/filter-chips.styles.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { mailIcon } from '@client-portal/kit/icons.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { PagedRequest, showMore } from '@client-portal/kit/paged-request.js';
import { skeletonRows } from '@client-portal/kit/skeleton.js';
import { skeletonStyles } from '@client-portal/kit/skeleton.styles.js';
import { statusChip, type Tone } from '@client-portal/kit/status-chip.js';
import { statusChipStyles } from '@client-portal/kit/status-chip.styles.js';
import { table } from '@client-portal/kit/table.js';
import { time } from '@client-portal/kit/time.js';
import { viewStyles } from '@client-portal/kit/view.styles.js';
import { emptyView } from '@client-portal/kit/views.js';
import { html, LitElement, nothing } from 'lit';

import { AdminController } from '../core/admin-controller.js';
import { denseTableStyles } from '../core/dense-table.styles.js';
import { LoadView } from '../core/load-view.js';
import { mailsStyles } from './mails.styles.js';
import { mailsMessages, templateName } from './messages.js';

export const MAIL_TONES: Record<MailState, Tone> = {
  queued: 'neutral',
  waiting: 'warning',
  sent: 'accent',
  delivered: 'success',
  bounced: 'danger',
  complained: 'danger',
  failed: 'danger',
  dropped: 'neutral',
};
const STATES = Object.keys(MAIL_TONES) as MailState[];

/**
 * @internal
 * @tagname portal-admin-mail-log
 * @summary Every mail that was ordered, and what became of it.
 */
export class PortalAdminMailLog extends LitElement {
  static override styles = [
    hostStyles,
    buttonStyles,
    fieldStyles,
    filterChipsStyles,
    denseTableStyles,
    skeletonStyles,
    statusChipStyles,
    viewStyles,
    mailsStyles,
  ];

  @state() private chosen: MailState | undefined;
  @state() private to = '';

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, mailsMessages);
  readonly #load = new LoadView(this, this.#locale);
  readonly #list = new PagedRequest(this, {
    args: () => [this.chosen, this.to.trim()] as const,
    page: ([chosen, to], cursor, signal) => {
      const query = {
        ...(chosen ? { state: chosen } : {}),
        ...(to ? { to } : {}),
        ...(cursor ? { cursor } : {}),
        limit: 50,
      };
      return this.#admin.client.get('/api/admin/mails', { query, signal });
    },
  });

  constructor() {
    super();
    this.#admin.onChange(['mails', 'invitations', 'login-mails', 'invitation-batches'], () => void this.#list.reload());
  }

  override render() {
    const { lang, dir, t } = this.#locale;
    return html`<div class="portal panel" lang=${lang} dir=${dir}>
      <div class="tools">
        ${textField({ id: 'to', label: t('searchTo'), type: 'search', value: this.to, maxlength: 254, autocomplete: 'off', onInput: (to) => (this.to = to) })}
        ${filterChips({
          label: t('filter'),
          chips: [{ id: '', label: t('all') }, ...STATES.map((id) => ({ id, label: t(`state:${id}`) }))],
          selected: this.chosen ?? '',
          onSelect: (id) => (this.chosen = STATES.find((each) => each === id)),
        })}
      </div>
      ${this.#load.render(this.#list, {
        skeleton: () => skeletonRows(t('loading'), 6),
        content: (rows) => (rows.length === 0 ? this.#renderEmpty() : this.#renderTable(rows)),
      })}
    </div>`;
  }

  #renderEmpty() {
    const { t } = this.#locale;
    if (!this.chosen && !this.to) return emptyView({ title: t('empty'), text: t('emptyText'), icon: mailIcon });
    const all = () => {
      this.chosen = undefined;
      this.to = '';
    };
    return html`${emptyView({ title: t('emptyFiltered'), icon: mailIcon })}
      <p><button class="button" type="button" @click=${all}>${t('showAll')}</button></p>`;
  }

  #renderTable(rows: readonly MailEntry[]) {
    const { lang, t } = this.#locale;
    return html`${table({
      caption: t('log'),
      rows,
      key: ({ id }) => id,
      href: ({ id }) => this.#admin.toHref(`mails/${id}`),
      onOpen: ({ id }, event) => this.#admin.follow(`mails/${id}`)(event as MouseEvent),
      columns: [
        { id: 'to', label: t('to'), cell: ({ to }) => to },
        { id: 'subject', label: t('subject'), cell: ({ subject, template }) => subject || templateName(t, template) },
        {
          id: 'state',
          label: t('state'),
          plain: true,
          cell: ({ state: now, error }) =>
            html`${statusChip(MAIL_TONES[now], t(`state:${now}`))}${error ? html`<br /><span class="muted">${error}</span>` : nothing}`,
        },
        { id: 'when', label: t('when'), tight: true, cell: ({ createdAt }) => time(createdAt, lang) },
      ],
    })}
    ${showMore(this.#locale, this.#list)}`;
  }
}

define('portal-admin-mail-log', PortalAdminMailLog);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-mail-log': PortalAdminMailLog;
  }
}

import type { BatchRecipient, MailBatch } from '@client-portal/contract/admin';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { sendIcon } from '@client-portal/kit/icons.js';
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
import { failureSentence } from '../core/failure.js';
import { LoadView } from '../core/load-view.js';
import { invitationsMessages, type InvitationsMessages } from './messages.js';

const TONES: Record<MailBatch['state'] | BatchRecipient['state'], Tone> = {
  scheduled: 'neutral',
  sending: 'accent',
  done: 'success',
  cancelled: 'neutral',
  queued: 'neutral',
  sent: 'accent',
  delivered: 'success',
  bounced: 'danger',
  complained: 'danger',
  failed: 'danger',
  skipped: 'warning',
};

/**
 * @internal
 * @tagname portal-admin-mail-batches
 * @summary Mails to many: how far they are, and what became of each.
 */
export class PortalAdminMailBatches extends LitElement {
  static override styles = [hostStyles, buttonStyles, denseTableStyles, skeletonStyles, statusChipStyles, viewStyles];

  /** The batch whose recipients are shown; all batches when empty. */
  @property({ attribute: false }) batch = '';

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, invitationsMessages);
  readonly #load = new LoadView(this, this.#locale);
  readonly #batches = new PagedRequest(this, {
    args: () => [] as const,
    page: (_, cursor, signal) =>
      this.#admin.client.get('/api/admin/mail-batches', {
        query: { ...(cursor ? { cursor } : {}), limit: 50 },
        signal,
      }),
  });
  readonly #recipients = new PagedRequest(this, {
    args: () => [this.batch] as const,
    page: ([id], cursor, signal) =>
      id === ''
        ? undefined
        : this.#admin.client.get('/api/admin/mail-batches/{id}/recipients', {
            params: { id },
            query: { ...(cursor ? { cursor } : {}), limit: 100 },
            signal,
          }),
  });

  constructor() {
    super();
    this.#admin.onChange(['mail-batches', 'login-mails', 'invitation-batches'], () => {
      void this.#batches.reload();
      void this.#recipients.reload();
    });
  }

  async #cancel({ id }: MailBatch): Promise<void> {
    try {
      await this.#admin.client.post('/api/admin/mail-batches/{id}/cancel', { params: { id } });
      this.#admin.toast(this.#locale.t('stopped'), { tone: 'success' });
    } catch (error) {
      this.#admin.toast(failureSentence(this.#locale, error), { tone: 'danger' });
    }
  }

  override render() {
    const { lang, dir, t } = this.#locale;
    const skeleton = () => skeletonRows(t('loading'), 4);
    return html`<div class="portal panel" lang=${lang} dir=${dir}>
      ${
        this.batch
          ? this.#load.render(this.#recipients, { skeleton, content: (rows) => this.#renderRecipients(rows) })
          : this.#load.render(this.#batches, { skeleton, content: (rows) => this.#renderBatches(rows) })
      }
    </div>`;
  }

  #renderBatches(rows: readonly MailBatch[]) {
    const { lang, t } = this.#locale;
    if (rows.length === 0) return emptyView({ title: t('emptyBatches'), text: t('emptyBatchesText'), icon: sendIcon });
    return html`${table({
      caption: t('batches'),
      rows,
      key: ({ id }) => id,
      href: ({ id }) => this.#admin.toHref(`invitations/batches/${id}`),
      onOpen: ({ id }, event) => this.#admin.follow(`invitations/batches/${id}`)(event as MouseEvent),
      columns: [
        { id: 'kind', label: t('kind'), cell: ({ kind }) => t(`kind:${kind}`) },
        {
          id: 'state',
          label: t('state'),
          plain: true,
          cell: ({ state }) => statusChip(TONES[state], t(`state:${state}`)),
        },
        {
          id: 'progress',
          label: t('progress'),
          align: 'end',
          cell: ({ counts, total }) => t('progressOf', { done: counts.ordered, total }),
        },
        { id: 'starts', label: t('starts'), tight: true, cell: ({ startsAt }) => time(startsAt, lang) },
      ],
      ...(this.#admin.can('invitations:write') && {
        actionsLabel: t('actions'),
        actions: (each: MailBatch) =>
          each.state === 'scheduled' || each.state === 'sending'
            ? html`<button class="button" type="button" @click=${() => void this.#cancel(each)}>${t('stop')}</button>`
            : nothing,
      }),
    })}
    ${showMore(this.#locale, this.#batches)}`;
  }

  #renderRecipients(rows: readonly BatchRecipient[]) {
    const { lang, t } = this.#locale;
    return html`${table({
      caption: t('recipients'),
      rows,
      key: ({ contactId }) => contactId,
      columns: [
        {
          id: 'person',
          label: t('person'),
          cell: ({ name, email }) =>
            html`${name || email || t('noEmail')}${name && email ? html`<br /><span class="muted">${email}</span>` : nothing}`,
        },
        { id: 'state', label: t('state'), plain: true, cell: (each) => this.#renderReached(each) },
        { id: 'sent', label: t('sent'), tight: true, cell: ({ at }) => (at === null ? '–' : time(at, lang)) },
      ],
    })}
    ${showMore(this.#locale, this.#recipients)}`;
  }

  #renderReached({ state, reason }: BatchRecipient) {
    const { t } = this.#locale;
    const key = `reason:${reason}` as keyof InvitationsMessages;
    const isKnown = key in invitationsMessages.english;
    return html`${statusChip(TONES[state], t(`state:${state}`))}
      ${reason === null ? nothing : html`<br /><span class="muted">${isKnown ? t(key) : reason}</span>`}`;
  }
}

define('portal-admin-mail-batches', PortalAdminMailBatches);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-mail-batches': PortalAdminMailBatches;
  }
}

import type { MagicLink } from '@client-portal/contract/admin';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { define } from '@client-portal/kit/define.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { linkIcon } from '@client-portal/kit/icons.js';
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
import { confirm } from '../core/question.js';
import { invitationsMessages } from './messages.js';

const TONES: Record<MagicLink['state'], Tone> = {
  open: 'accent',
  used: 'success',
  expired: 'warning',
  replaced: 'neutral',
  revoked: 'neutral',
};

/**
 * @internal
 * @tagname portal-admin-magic-links
 * @summary Who made which magic link for whom, and whether it was used.
 */
export class PortalAdminMagicLinks extends LitElement {
  static override styles = [hostStyles, buttonStyles, denseTableStyles, skeletonStyles, statusChipStyles, viewStyles];

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, invitationsMessages);
  readonly #load = new LoadView(this, this.#locale);
  readonly #list = new PagedRequest(this, {
    args: () => [] as const,
    page: (_, cursor, signal) =>
      this.#admin.client.get('/api/admin/magic-links', { query: { ...(cursor ? { cursor } : {}), limit: 50 }, signal }),
  });

  constructor() {
    super();
    this.#admin.onChange(['magic-links'], () => void this.#list.reload());
  }

  async #revoke({ id }: MagicLink): Promise<void> {
    const { t } = this.#locale;
    const question = { heading: t('revokeLinkHeading'), text: t('revokeText'), action: t('revoke') };
    if (!(await confirm(this.#admin.scope, question))) return;
    try {
      await this.#admin.client.delete('/api/admin/magic-links/{id}', { params: { id } });
      this.#admin.toast(t('revoked'), { tone: 'success' });
    } catch (error) {
      this.#admin.toast(failureSentence(this.#locale, error), { tone: 'danger' });
    }
  }

  override render() {
    const { lang, dir, t } = this.#locale;
    return html`<div class="portal panel" lang=${lang} dir=${dir}>
      ${this.#load.render(this.#list, {
        skeleton: () => skeletonRows(t('loading'), 4),
        content: (rows) =>
          rows.length === 0
            ? emptyView({ title: t('emptyLinks'), text: t('emptyLinksText'), icon: linkIcon })
            : html`${this.#renderTable(rows)}${showMore(this.#locale, this.#list)}`,
      })}
    </div>`;
  }

  #renderTable(rows: readonly MagicLink[]) {
    const { lang, t } = this.#locale;
    return table({
      caption: t('links'),
      rows,
      key: ({ id }) => id,
      columns: [
        {
          id: 'person',
          label: t('person'),
          cell: ({ name, email }) =>
            html`${name || email}${name ? html`<br /><span class="muted">${email}</span>` : nothing}`,
        },
        {
          id: 'state',
          label: t('state'),
          plain: true,
          cell: ({ state }) => statusChip(TONES[state], t(`state:${state}`)),
        },
        { id: 'opens', label: t('opens'), cell: ({ view }) => view ?? t('portal') },
        { id: 'made', label: t('made'), tight: true, cell: ({ createdAt }) => time(createdAt, lang) },
        { id: 'by', label: t('by'), cell: ({ createdByName }) => createdByName },
        {
          id: 'expires',
          label: t('expires'),
          tight: true,
          cell: ({ usedAt, expiresAt }) => (usedAt === null ? time(expiresAt, lang) : '–'),
        },
      ],
      ...(this.#admin.can('invitations:write') && {
        actionsLabel: t('actions'),
        actions: (each: MagicLink) =>
          each.state === 'open'
            ? html`<button class="button" type="button" @click=${() => void this.#revoke(each)}>${t('revoke')}</button>`
            : nothing,
      }),
    });
  }
}

define('portal-admin-magic-links', PortalAdminMagicLinks);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-magic-links': PortalAdminMagicLinks;
  }
}

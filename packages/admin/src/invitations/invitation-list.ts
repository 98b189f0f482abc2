import '@client-portal/kit/menu.js';

import type { Invitation, InvitationState } from '@client-portal/contract/admin';
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
import type { MenuItem } from '@client-portal/kit/menu.js';
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
import { invitationsStyles } from './invitations.styles.js';
import { invitationsMessages } from './messages.js';

const TONES: Record<InvitationState, Tone> = {
  sent: 'neutral',
  delivered: 'accent',
  bounced: 'danger',
  failed: 'danger',
  joined: 'success',
  expired: 'warning',
  revoked: 'neutral',
};
const STATES = Object.keys(TONES) as InvitationState[];

const nameOf = ({ name, email }: Invitation): string => name || email;

/**
 * @internal
 * @tagname portal-admin-invitation-list
 * @summary What became of everybody's invitation.
 */
export class PortalAdminInvitationList extends LitElement {
  static override styles = [
    hostStyles,
    buttonStyles,
    fieldStyles,
    filterChipsStyles,
    denseTableStyles,
    skeletonStyles,
    statusChipStyles,
    viewStyles,
    invitationsStyles,
  ];

  @state() private chosen: InvitationState | undefined;
  @state() private q = '';

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, invitationsMessages);
  readonly #load = new LoadView(this, this.#locale);
  readonly #list = new PagedRequest(this, {
    args: () => [this.chosen, this.q.trim()] as const,
    page: ([chosen, q], cursor, signal) => {
      const query = {
        ...(chosen ? { state: chosen } : {}),
        ...(q ? { q } : {}),
        ...(cursor ? { cursor } : {}),
        limit: 50,
      };
      return this.#admin.client.get('/api/admin/invitations', { query, signal });
    },
  });

  constructor() {
    super();
    this.#admin.onChange(['invitations', 'invitation-batches', 'contacts'], () => void this.#list.reload());
  }

  async #try(act: () => Promise<unknown>, done: string): Promise<void> {
    try {
      await act();
      this.#admin.toast(done, { tone: 'success' });
    } catch (error) {
      this.#admin.toast(failureSentence(this.#locale, error), { tone: 'danger' });
    }
  }

  #resend(each: Invitation): Promise<void> {
    const params = { id: each.id };
    const send = () => this.#admin.client.post('/api/admin/invitations/{id}/resend', { params });
    return this.#try(send, this.#locale.t('resent', { name: nameOf(each) }));
  }

  async #revoke(each: Invitation): Promise<void> {
    const { t } = this.#locale;
    const heading = t('revokeHeading', { name: nameOf(each) });
    if (!(await confirm(this.#admin.scope, { heading, text: t('revokeText'), action: t('revoke') }))) return;
    const revoke = () => this.#admin.client.delete('/api/admin/invitations/{id}', { params: { id: each.id } });
    await this.#try(revoke, t('revoked'));
  }

  override render() {
    const { lang, dir, t } = this.#locale;
    return html`<div class="portal panel" lang=${lang} dir=${dir}>
      <div class="tools">
        ${textField({ id: 'q', label: t('search'), type: 'search', value: this.q, maxlength: 100, autocomplete: 'off', onInput: (q) => (this.q = q) })}
        ${filterChips({
          label: t('filter'),
          chips: [{ id: '', label: t('all') }, ...STATES.map((id) => ({ id, label: t(`state:${id}`) }))],
          selected: this.chosen ?? '',
          onSelect: (id) => (this.chosen = STATES.find((each) => each === id)),
        })}
      </div>
      ${this.#load.render(this.#list, {
        skeleton: () => skeletonRows(t('loading'), 6),
        content: (items) => (items.length === 0 ? this.#renderEmpty() : this.#renderTable(items)),
      })}
    </div>`;
  }

  #renderEmpty() {
    const { t } = this.#locale;
    if (!this.chosen && !this.q) return emptyView({ title: t('empty'), text: t('emptyText'), icon: mailIcon });
    const all = () => {
      this.chosen = undefined;
      this.q = '';
    };
    return html`${emptyView({ title: t('emptyFiltered'), icon: mailIcon })}
      <p><button class="button" type="button" @click=${all}>${t('showAll')}</button></p>`;
  }

  #renderTable(rows: readonly Invitation[]) {
    const { lang, t } = this.#locale;
    return html`${table({
      caption: t('invitations'),
      rows,
      key: ({ id }) => id,
      href: ({ id }) => this.#admin.toHref(`contacts/${id}`),
      onOpen: ({ id }, event) => this.#admin.follow(`contacts/${id}`)(event as MouseEvent),
      columns: [
        { id: 'person', label: t('person'), cell: (each) => this.#renderPerson(each) },
        { id: 'state', label: t('state'), plain: true, cell: (each) => this.#renderState(each) },
        { id: 'sent', label: t('sent'), tight: true, cell: ({ lastInvitedAt }) => time(lastInvitedAt, lang) },
        {
          id: 'expires',
          label: t('expires'),
          tight: true,
          cell: ({ expiresAt, state: now }) => (expiresAt === null || now === 'joined' ? '–' : time(expiresAt, lang)),
        },
      ],
      ...(this.#admin.can('invitations:write') && {
        actionsLabel: t('actions'),
        actions: (each: Invitation) =>
          html`<portal-menu label=${t('more', { name: nameOf(each) })} .items=${this.#actions(each)}></portal-menu>`,
      }),
    })}
    ${showMore(this.#locale, this.#list)}`;
  }

  #renderPerson(each: Invitation) {
    return html`${nameOf(each)}${each.name ? html`<br /><span class="muted">${each.email}</span>` : nothing}`;
  }

  #renderState({ state: now, problem }: Invitation) {
    const chip = statusChip(TONES[now], this.#locale.t(`state:${now}`));
    return html`${chip}${problem ? html`<br /><span class="muted">${problem}</span>` : nothing}`;
  }

  #actions(each: Invitation): MenuItem[] {
    const { t } = this.#locale;
    const isOpen = ['sent', 'delivered', 'bounced', 'failed'].includes(each.state);
    return [
      { label: t('resend'), onSelect: () => void this.#resend(each) },
      ...(isOpen ? [{ label: t('revoke'), danger: true, onSelect: () => void this.#revoke(each) }] : []),
    ];
  }
}

define('portal-admin-invitation-list', PortalAdminInvitationList);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-invitation-list': PortalAdminInvitationList;
  }
}

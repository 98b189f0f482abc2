import '@client-portal/kit/menu.js';
import './invite-dialog.js';
import './role-dialog.js';

import type { StaffMember } from '@client-portal/contract/admin';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property, state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import type { MenuItem } from '@client-portal/kit/menu.js';
import { RequestTask } from '@client-portal/kit/request-task.js';
import { skeletonRows } from '@client-portal/kit/skeleton.js';
import { skeletonStyles } from '@client-portal/kit/skeleton.styles.js';
import { statusChip } from '@client-portal/kit/status-chip.js';
import { statusChipStyles } from '@client-portal/kit/status-chip.styles.js';
import { table } from '@client-portal/kit/table.js';
import { time } from '@client-portal/kit/time.js';
import { viewStyles } from '@client-portal/kit/view.styles.js';
import { css, html, LitElement, nothing } from 'lit';

import { AdminController } from '../core/admin-controller.js';
import { denseTableStyles } from '../core/dense-table.styles.js';
import { failureSentence } from '../core/failure.js';
import { LoadView } from '../core/load-view.js';
import { confirm } from '../core/question.js';
import { staffMessages, type StaffMessages } from './messages.js';

type Change = { disabled?: boolean; removeSecondFactor?: true };

const whoStyles = css`
  .who {
    display: grid;
    padding-block: var(--_4);
  }

  .who > .muted {
    font-size: var(--_text-13);
    font-weight: 400;
  }
`;

/**
 * @internal
 * @tagname portal-admin-staff-list
 * @summary Who works in the admin.
 */
export class PortalAdminStaffList extends LitElement {
  static override styles = [
    hostStyles,
    buttonStyles,
    denseTableStyles,
    skeletonStyles,
    statusChipStyles,
    viewStyles,
    whoStyles,
  ];

  /** Asks for somebody to invite. */
  @property({ attribute: false }) inviting = false;
  @state() private changing: StaffMember | undefined;

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, staffMessages);
  readonly #load = new LoadView(this, this.#locale);
  readonly #staff = new RequestTask(this, {
    args: () => [] as const,
    task: async (_, { signal }) => (await this.#admin.client.get('/api/admin/staff', { signal })).items,
  });

  constructor() {
    super();
    this.#admin.onChange(['staff'], () => void this.#staff.run());
  }

  async #change(member: StaffMember, body: Change, done: keyof StaffMessages & string): Promise<void> {
    try {
      await this.#admin.client.patch('/api/admin/staff/{id}', { params: { id: member.id }, body });
      this.#admin.toast(this.#locale.t(done, { name: nameOf(member) }), { tone: 'success' });
    } catch (error) {
      this.#fail(error);
    }
  }

  async #ask(member: StaffMember, key: 'disable' | 'removeFactor', body: Change, done: keyof StaffMessages & string) {
    const { t } = this.#locale;
    const name = nameOf(member);
    const question = { heading: t(`${key}Heading`, { name }), text: t(`${key}Text`), action: t(key) };
    if (await confirm(this.#admin.scope, question)) await this.#change(member, body, done);
  }

  async #inviteAgain({ email, name, role }: StaffMember): Promise<void> {
    try {
      await this.#admin.client.post('/api/admin/staff', { body: { email, name, role } });
      this.#admin.toast(this.#locale.t('invited', { email }), { tone: 'success' });
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    this.#admin.toast(failureSentence(this.#locale, error), { tone: 'danger' });
  }

  override render() {
    const { lang, dir, t } = this.#locale;
    return html`<div class="portal panel" lang=${lang} dir=${dir}>
      ${this.#load.render(this.#staff, {
        skeleton: () => skeletonRows(t('loading'), 3),
        content: (members) => this.#renderTable(members),
      })}
      <portal-admin-invite-staff
        .open=${this.inviting}
        .onClose=${() => this.#admin.navigate('staff', { replace: true })}
      ></portal-admin-invite-staff>
      <portal-admin-staff-role .member=${this.changing} .onClose=${() => (this.changing = undefined)}></portal-admin-staff-role>
    </div>`;
  }

  #renderTable(members: readonly StaffMember[]) {
    const { lang, t } = this.#locale;
    return table({
      caption: t('people'),
      rows: members,
      key: ({ id }) => id,
      columns: [
        { id: 'name', label: t('name'), cell: (member) => this.#renderName(member) },
        { id: 'role', label: t('role'), cell: ({ role }) => t(`role:${role}`) },
        { id: 'factor', label: t('factor'), cell: ({ secondFactor }) => t(`factor:${secondFactor}`) },
        {
          id: 'lastLogin',
          label: t('lastLogin'),
          tight: true,
          cell: ({ lastLoginAt }) => (lastLoginAt === null ? t('never') : time(lastLoginAt, lang)),
        },
        { id: 'state', label: t('state'), plain: true, cell: (member) => this.#renderState(member) },
      ],
      ...(this.#admin.can('staff:write') && {
        actionsLabel: t('actions'),
        actions: (member: StaffMember) => html`<portal-menu
          label=${t('more', { name: nameOf(member) })}
          .items=${this.#actions(member)}
        ></portal-menu>`,
      }),
    });
  }

  #renderName(member: StaffMember) {
    const isMe = member.id === this.#admin.session.staff.id;
    return html`<span class="who">
      <span>${nameOf(member)}${isMe ? html` <span class="muted">(${this.#locale.t('you')})</span>` : nothing}</span>
      ${member.name ? html`<span class="muted">${member.email}</span>` : nothing}
    </span>`;
  }

  #renderState({ state }: StaffMember) {
    const tone = ({ active: 'success', invited: 'warning', disabled: 'neutral' } as const)[state];
    return statusChip(tone, this.#locale.t(`state:${state}`));
  }

  #actions(member: StaffMember): (MenuItem | '-')[] {
    const { t } = this.#locale;
    const isActive = member.state !== 'disabled';
    return [
      ...(member.state === 'invited' ? [{ label: t('again'), onSelect: () => void this.#inviteAgain(member) }] : []),
      { label: t('changeRole'), onSelect: () => (this.changing = member) },
      ...(member.secondFactor === 'none'
        ? []
        : [
            {
              label: t('removeFactor'),
              danger: true,
              onSelect: () => void this.#ask(member, 'removeFactor', { removeSecondFactor: true }, 'removedFactor'),
            },
          ]),
      isActive
        ? {
            label: t('disable'),
            danger: true,
            onSelect: () => void this.#ask(member, 'disable', { disabled: true }, 'disabled'),
          }
        : { label: t('enable'), onSelect: () => void this.#change(member, { disabled: false }, 'enabled') },
    ];
  }
}

const nameOf = ({ name, email }: StaffMember): string => name || email;

define('portal-admin-staff-list', PortalAdminStaffList);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-staff-list': PortalAdminStaffList;
  }
}

import type { ContactDetails } from '@client-portal/contract/admin';
import { linkIcon, mailIcon, sendIcon } from '@client-portal/kit/icons.js';
import type { MenuItem } from '@client-portal/kit/menu.js';

import type { AdminController } from '../core/admin-controller.js';
import { failureSentence } from '../core/failure.js';
import type { ContactsLocale } from './contact-columns.js';
import { contactName } from './contact-name.js';

const dialogs = () => import('../invitations/dialogs.js');

const OUTSIDE: readonly ContactDetails['state'][] = ['suspended', 'requested'];

type Opener = 'openInviteDialog' | 'openMagicLinkDialog' | 'openLoginMailsDialog';

/** Ways to bring a contact to its portal, and to see the portal as the contact does. */
export class ContactOutreach {
  readonly #admin: AdminController;
  readonly #locale: ContactsLocale;

  constructor(admin: AdminController, locale: ContactsLocale) {
    this.#admin = admin;
    this.#locale = locale;
  }

  #fail(error: unknown): void {
    this.#admin.toast(failureSentence(this.#locale, error), { tone: 'danger' });
  }

  async #open(opener: Opener, contact: ContactDetails): Promise<void> {
    const { id, email } = contact;
    try {
      const open = (await dialogs())[opener];
      await open(this.#admin.scope, { contacts: [{ id, name: contactName(contact), email }] });
    } catch (error) {
      this.#fail(error);
    }
  }

  readonly invite = (contact: ContactDetails): Promise<void> => this.#open('openInviteDialog', contact);

  /** The tab is opened by the click itself: one that comes after the answer would be blocked. */
  async viewAs({ id }: ContactDetails): Promise<void> {
    const tab = window.open('about:blank', '_blank');
    if (tab) tab.opener = null;
    try {
      const { url } = await this.#admin.client.post('/api/admin/views', { body: { contactId: id } });
      if (tab) return tab.location.replace(url);
      const { t } = this.#locale;
      const action = { label: t('openView'), onPress: () => void window.open(url, '_blank', 'noopener') };
      this.#admin.toast(t('viewReady'), { action });
    } catch (error) {
      tab?.close();
      this.#fail(error);
    }
  }

  /** Whether the contact can be shown the way in: those who are shut out, or wait, are let in first. */
  canSend({ state, email }: ContactDetails): boolean {
    return email !== null && !OUTSIDE.includes(state) && this.#admin.can('invitations:write');
  }

  canInvite(contact: ContactDetails): boolean {
    return this.canSend(contact) && contact.state !== 'joined';
  }

  canView({ state }: ContactDetails): boolean {
    return !OUTSIDE.includes(state) && this.#admin.can('view-as:write');
  }

  /** What leads the contact to its portal, for a menu. */
  menu(contact: ContactDetails): MenuItem[] {
    const { t } = this.#locale;
    const open = (opener: Opener) => () => void this.#open(opener, contact);
    const again = contact.invitedAt === null ? 'invite' : 'inviteAgain';
    return [
      ...(this.canInvite(contact) ? [{ label: t(again), icon: sendIcon, onSelect: open('openInviteDialog') }] : []),
      ...(this.canSend(contact)
        ? [
            { label: t('loginMail'), icon: mailIcon, onSelect: open('openLoginMailsDialog') },
            { label: t('magicLink'), icon: linkIcon, onSelect: open('openMagicLinkDialog') },
          ]
        : []),
    ];
  }
}

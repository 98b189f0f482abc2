import '@client-portal/kit/menu.js';

import type { ContactApp, ContactDetails } from '@client-portal/contract/admin';
import { eyeIcon, invoiceIcon } from '@client-portal/kit/icons.js';
import type { MenuItem } from '@client-portal/kit/menu.js';
import { html, nothing } from 'lit';

import type { AdminController } from '../core/admin-controller.js';
import type { ContactActions } from './contact-actions.js';
import type { ContactsLocale } from './contact-columns.js';
import { contactName } from './contact-name.js';
import type { ContactOutreach } from './contact-outreach.js';
import type { TextQuestion } from './text-dialog.js';

export interface ContactHeadOptions {
  admin: AdminController;
  locale: ContactsLocale;
  actions: ContactActions;
  outreach: ContactOutreach;
  apps: readonly ContactApp[];
  onDialog: (dialog: 'edit' | 'merge') => void;
  onQuestion: (question: TextQuestion) => void;
}

const invoiceView = ({ id }: ContactDetails) => `invoices/new/${id}`;

/** The next thing to do with a contact. */
function primary(contact: ContactDetails, { admin, locale: { t }, actions, outreach }: ContactHeadOptions) {
  const button = (part: string, label: string, act: () => void) =>
    html`<button class="button primary" part=${part} type="button" @click=${act}>${label}</button>`;
  if (contact.state === 'requested' && admin.can('contacts:write')) {
    return button('approve', t('approve'), () => void actions.approve(contact));
  }
  if (contact.state === 'eligible' && outreach.canInvite(contact)) {
    return button('invite', t('invite'), () => void outreach.invite(contact));
  }
  if (!admin.can('invoices:write') || contact.state === 'suspended') return nothing;
  const view = invoiceView(contact);
  return html`<a class="button primary" part="new-invoice" href=${admin.toHref(view)} @click=${admin.follow(view)}
    >${invoiceIcon()}${t('newInvoice')}</a
  >`;
}

function recordMenu(contact: ContactDetails, { locale: { t }, actions, onQuestion }: ContactHeadOptions): MenuItem[] {
  const isOut = contact.state === 'suspended';
  return [
    { label: t('addAlias'), onSelect: () => onQuestion(actions.addingAlias(contact)) },
    ...contact.aliases.map(({ email }) => ({
      label: t('removeAlias', { email }),
      onSelect: () => void actions.removeAlias(contact, email),
    })),
    { label: t('signOut'), onSelect: () => void actions.signOut(contact) },
    isOut
      ? { label: t('restore'), onSelect: () => void actions.restore(contact) }
      : { label: t('suspend'), danger: true, onSelect: () => onQuestion(actions.suspending(contact)) },
  ];
}

function groups(contact: ContactDetails, options: ContactHeadOptions): MenuItem[][] {
  const { admin, locale, actions, outreach, apps, onDialog } = options;
  const { t } = locale;
  const invoice = { label: t('newInvoice'), icon: invoiceIcon, onSelect: () => admin.navigate(invoiceView(contact)) };
  return [
    [...outreach.menu(contact), ...(admin.can('invoices:write') ? [invoice] : [])],
    admin.can('contacts:write') ? recordMenu(contact, options) : [],
    admin.can('contacts:erase')
      ? [
          { label: t('merge'), onSelect: () => onDialog('merge') },
          { label: t('erase'), danger: true, onSelect: () => void actions.erase(contact, apps) },
        ]
      : [],
  ];
}

/** What can be done with a contact: the next thing, two more beside it, the rest in a menu. */
export function contactHead(contact: ContactDetails, options: ContactHeadOptions) {
  const { admin, locale, outreach, onDialog } = options;
  const { t } = locale;
  const items = groups(contact, options)
    .filter((group) => group.length > 0)
    .flatMap((group, index): (MenuItem | '-')[] => (index === 0 ? group : ['-', ...group]));
  const edit = html`<button class="button" part="edit" type="button" @click=${() => onDialog('edit')}>${t('edit')}</button>`;
  const view = html`<button class="button" part="view-as" type="button" @click=${() => void outreach.viewAs(contact)}>
    ${eyeIcon()}${t('viewAs')}
  </button>`;
  const menu = html`<portal-menu button-class="icon-only" label=${t('more', { name: contactName(contact) })} .items=${items}></portal-menu>`;
  return html`${items.length > 0 ? menu : nothing} ${outreach.canView(contact) ? view : nothing}
  ${admin.can('contacts:write') ? edit : nothing} ${primary(contact, options)}`;
}

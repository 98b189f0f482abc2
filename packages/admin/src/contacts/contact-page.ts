import './contact-access.js';
import './contact-form.js';
import './contact-mails.js';
import './merge-dialog.js';
import './text-dialog.js';

import type { ContactDetails, ContactMerge, ContactSession } from '@client-portal/contract/admin';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property, state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { PagedRequest, showMore } from '@client-portal/kit/paged-request.js';
import { RequestTask } from '@client-portal/kit/request-task.js';
import { skeletonRows } from '@client-portal/kit/skeleton.js';
import { skeletonStyles } from '@client-portal/kit/skeleton.styles.js';
import { statusChip } from '@client-portal/kit/status-chip.js';
import { statusChipStyles } from '@client-portal/kit/status-chip.styles.js';
import { tabList, tabPanel } from '@client-portal/kit/tabs.js';
import { tabsStyles } from '@client-portal/kit/tabs.styles.js';
import { viewStyles } from '@client-portal/kit/view.styles.js';
import { html, LitElement, nothing } from 'lit';

import { AdminController } from '../core/admin-controller.js';
import { denseTableStyles } from '../core/dense-table.styles.js';
import { LoadView } from '../core/load-view.js';
import { pageHead } from '../core/page.js';
import { pageStyles } from '../core/page.styles.js';
import { ContactActions } from './contact-actions.js';
import { contactFacts, contactMerges } from './contact-facts.js';
import { contactHead, type ContactHeadOptions } from './contact-head.js';
import { contactName, STATE_TONES } from './contact-name.js';
import { ContactOutreach } from './contact-outreach.js';
import { contactListStyles } from './contact-list.styles.js';
import { contactPageStyles } from './contact-page.styles.js';
import { appTable, sessionTable, timeline } from './contact-tabs.js';
import { contactsMessages } from './messages.js';
import type { TextQuestion } from './text-dialog.js';

const TABS = ['timeline', 'access', 'sessions', 'apps', 'mails'] as const;
type Tab = (typeof TABS)[number];

/**
 * @internal
 * @tagname portal-admin-contact
 * @summary One contact: who it is, what it may see, what happened.
 */
export class PortalAdminContact extends LitElement {
  static override styles = [
    hostStyles,
    buttonStyles,
    denseTableStyles,
    skeletonStyles,
    statusChipStyles,
    tabsStyles,
    viewStyles,
    pageStyles,
    contactListStyles,
    contactPageStyles,
  ];

  @property({ attribute: false }) contact = '';
  @property({ attribute: false }) tab = '';
  /** The view of the list that it was opened from. */
  @property({ attribute: false }) back = 'contacts';
  @state() private dialog: 'edit' | 'merge' | undefined;
  @state() private question: TextQuestion | undefined;

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, contactsMessages);
  readonly #load = new LoadView(this, this.#locale);
  readonly #parts = new LoadView(this, this.#locale);
  readonly #actions = new ContactActions(this.#admin, this.#locale);
  readonly #outreach = new ContactOutreach(this.#admin, this.#locale);
  readonly #contact = new RequestTask(this, {
    args: () => [this.contact] as const,
    task: async ([id], { signal }): Promise<ContactDetails> =>
      this.#admin.client.get('/api/admin/contacts/{id}', { params: { id }, signal }),
    onComplete: (contact) => this.#admin.setTitle(contactName(contact)),
  });
  readonly #events = new PagedRequest(this, {
    args: () => [this.contact] as const,
    page: ([id], cursor, signal) =>
      this.#admin.client.get('/api/admin/contacts/{id}/events', {
        params: { id },
        query: cursor ? { cursor } : {},
        signal,
      }),
  });
  readonly #sessions = new RequestTask(this, {
    args: () => [this.contact] as const,
    task: async ([id], { signal }) =>
      (await this.#admin.client.get('/api/admin/contacts/{id}/sessions', { params: { id }, signal })).items,
  });
  readonly #apps = new RequestTask(this, {
    args: () => [this.contact] as const,
    task: async ([id], { signal }) =>
      (await this.#admin.client.get('/api/admin/contacts/{id}/apps', { params: { id }, signal })).items,
  });

  constructor() {
    super();
    this.#admin.onChange(
      [
        'contacts',
        'merges',
        'grants',
        'invitations',
        'invitation-batches',
        'magic-links',
        'login-mails',
        'views',
        'invoices',
      ],
      () => {
        for (const each of [this.#contact, this.#sessions, this.#apps]) void each.run();
        void this.#events.reload();
      },
    );
  }

  override render() {
    const { lang, dir, t } = this.#locale;
    const contact = this.#contact.value;
    return html`<div class="portal panel page" lang=${lang} dir=${dir}>
      ${pageHead(this.#admin, {
        title: contact
          ? html`${contactName(contact)} ${statusChip(STATE_TONES[contact.state], t(`state:${contact.state}`))}`
          : t('title'),
        text: contact?.suspendedReason || undefined,
        actions: contact ? contactHead(contact, this.#head) : nothing,
        back: { label: t('back'), view: this.back },
      })}
      ${this.#load.render(this.#contact, {
        skeleton: () => skeletonRows(t('loading'), 4),
        content: (value) => html`${this.#renderFacts(value)} ${this.#renderTabs(value)} ${this.#renderDialogs(value)}`,
      })}
    </div>`;
  }

  get #head(): ContactHeadOptions {
    return {
      ...{ admin: this.#admin, locale: this.#locale, actions: this.#actions, outreach: this.#outreach },
      apps: this.#apps.value ?? [],
      onDialog: (dialog) => (this.dialog = dialog),
      onQuestion: (question) => (this.question = question),
    };
  }

  #renderFacts(contact: ContactDetails) {
    const undo = (merge: ContactMerge) => void this.#actions.undoMerge(merge);
    return html`${contactFacts(contact, this.#locale)}
    ${contactMerges(contact, this.#locale, this.#admin.can('contacts:erase') ? undo : undefined)}`;
  }

  #renderTabs(contact: ContactDetails) {
    const { t } = this.#locale;
    const tabs = TABS.filter((id) => id !== 'mails' || this.#admin.can('invitations:read'));
    const selected: Tab = tabs.find((each) => each === this.tab) ?? 'timeline';
    return html`<div>
      ${tabList({
        label: t('tabs'),
        tabs: tabs.map((id) => ({ id, label: t(`tab:${id}`) })),
        selected,
        onSelect: (id) =>
          this.#admin.navigate(`contacts/${this.contact}${id === 'timeline' ? '' : `/${id}`}`, { replace: true }),
      })}
      ${tabPanel(selected, this.#renderTab(selected, contact))}
    </div>`;
  }

  #renderTab(tab: Tab, contact: ContactDetails) {
    const skeleton = () => skeletonRows(this.#locale.t('loading'), 3);
    if (tab === 'access')
      return html`<portal-admin-contact-access .contact=${contact.id}></portal-admin-contact-access>`;
    if (tab === 'mails') return html`<portal-admin-contact-mails .contact=${contact.id}></portal-admin-contact-mails>`;
    if (tab === 'sessions') {
      const end = (session: ContactSession) => void this.#actions.signOut(contact, session.id);
      return html`${this.#parts.render(this.#sessions, {
        skeleton,
        content: (sessions) =>
          sessionTable(this.#locale, sessions, this.#admin.can('contacts:write') ? end : undefined),
      })}`;
    }
    if (tab === 'apps') {
      return html`${this.#parts.render(this.#apps, { skeleton, content: (apps) => appTable(this.#locale, apps) })}`;
    }
    return html`${this.#parts.render(this.#events, {
      skeleton,
      content: (events) => timeline(this.#locale, contactName(contact), events),
    })}
    ${showMore(this.#locale, this.#events as never)}`;
  }

  #renderDialogs(contact: ContactDetails) {
    const close = () => (this.dialog = undefined);
    return html`<portal-admin-contact-form .contact=${contact.id} .open=${this.dialog === 'edit'} .onClose=${close}></portal-admin-contact-form>
      <portal-admin-merge
        .into=${contact}
        .open=${this.dialog === 'merge'}
        .onClose=${close}
        .onUndo=${(id: string, name: string) => void this.#actions.undoMerge({ id, name })}
      ></portal-admin-merge>
      <portal-admin-text-dialog .question=${this.question} .onClose=${() => (this.question = undefined)}></portal-admin-text-dialog>`;
  }
}

define('portal-admin-contact', PortalAdminContact);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-contact': PortalAdminContact;
  }
}

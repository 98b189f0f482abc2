import './batch-list.js';
import './invitation-list.js';
import './link-template-form.js';
import './magic-link-list.js';

import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { linkIcon, plusIcon, sendIcon } from '@client-portal/kit/icons.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { tabList, tabPanel } from '@client-portal/kit/tabs.js';
import { tabsStyles } from '@client-portal/kit/tabs.styles.js';
import { html, LitElement, nothing, type PropertyValues } from 'lit';

import { AdminController } from '../core/admin-controller.js';
import { pageHead } from '../core/page.js';
import { pageStyles } from '../core/page.styles.js';
import { openInviteDialog, openLoginMailsDialog, openMagicLinkDialog } from './dialogs.js';
import { invitationsMessages } from './messages.js';

const TABS = ['invitations', 'links', 'batches'] as const;
type Tab = (typeof TABS)[number];

/** What an address opens over the page, and what stays in the address then. */
const DIALOGS = {
  invite: [openInviteDialog, 'invitations'],
  'links/new': [openMagicLinkDialog, 'invitations/links'],
  'batches/new': [openLoginMailsDialog, 'invitations/batches'],
} as const;

/**
 * @internal
 * @tagname portal-admin-invitations
 * @summary Invitations, magic links and mails to many.
 */
export class PortalAdminInvitations extends LitElement {
  static override styles = [hostStyles, buttonStyles, tabsStyles, pageStyles];

  /** `invite`, `links`, `links/new`, `batches`, `batches/new`, `batches/bat_…` or nothing. */
  @property({ attribute: false }) view = '';

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, invitationsMessages);

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('view')) this.#openDialog();
  }

  #openDialog(): void {
    const [open, after] = DIALOGS[this.view as keyof typeof DIALOGS] ?? [];
    if (!open || !after || !this.#admin.can('invitations:write')) return;
    this.#admin.navigate(after, { replace: true });
    void open(this.#admin.scope);
  }

  get #tab(): Tab {
    return TABS.find((tab) => this.view.split('/')[0] === tab) ?? 'invitations';
  }

  override render() {
    const { lang, dir, t } = this.#locale;
    const [, batch = ''] = /^batches\/(bat_\w+)$/.exec(this.view) ?? [];
    const actions = this.#admin.can('invitations:write') ? this.#renderActions() : nothing;
    const back = batch ? { back: { label: t('back'), view: 'invitations/batches' } } : {};
    return html`<div class="portal page" lang=${lang} dir=${dir}>
      ${pageHead(this.#admin, { title: batch ? t('recipients') : t('title'), actions, ...back })}
      ${
        batch
          ? html`<portal-admin-mail-batches .batch=${batch}></portal-admin-mail-batches>`
          : html`<div>
              ${tabList({
                label: t('sections'),
                tabs: TABS.map((id) => ({ id, label: t(id) })),
                selected: this.#tab,
                onSelect: (id) =>
                  this.#admin.navigate(id === 'invitations' ? id : `invitations/${id}`, { replace: true }),
              })}
              ${tabPanel(this.#tab, this.#renderTab())}
            </div>`
      }
    </div>`;
  }

  #renderActions() {
    const { t } = this.#locale;
    const { scope } = this.#admin;
    return html`<button class="button" type="button" part="login-mails" @click=${() => void openLoginMailsDialog(scope)}>
        ${sendIcon()}${t('loginMails')}
      </button>
      <button class="button" type="button" part="magic-link" @click=${() => void openMagicLinkDialog(scope)}>
        ${linkIcon()}${t('magicLink')}
      </button>
      <button class="button primary" type="button" part="invite" @click=${() => void openInviteDialog(scope)}>
        ${plusIcon()}${t('invite')}
      </button>`;
  }

  #renderTab() {
    if (this.#tab === 'links') {
      return html`<portal-admin-magic-links></portal-admin-magic-links>
        ${this.#admin.can('invitations:write') ? html`<portal-admin-link-template></portal-admin-link-template>` : nothing}`;
    }
    return this.#tab === 'batches'
      ? html`<portal-admin-mail-batches></portal-admin-mail-batches>`
      : html`<portal-admin-invitation-list></portal-admin-invitation-list>`;
  }
}

define('portal-admin-invitations', PortalAdminInvitations);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-invitations': PortalAdminInvitations;
  }
}

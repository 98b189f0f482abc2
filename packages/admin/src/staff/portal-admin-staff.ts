import './api-key-list.js';
import './staff-list.js';

import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { plusIcon } from '@client-portal/kit/icons.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { tabList, tabPanel } from '@client-portal/kit/tabs.js';
import { tabsStyles } from '@client-portal/kit/tabs.styles.js';
import { html, LitElement, nothing } from 'lit';

import { AdminController } from '../core/admin-controller.js';
import { pageHead } from '../core/page.js';
import { pageStyles } from '../core/page.styles.js';
import { staffMessages } from './messages.js';

/**
 * @internal
 * @tagname portal-admin-staff
 * @summary Who works in the admin, and the keys of programs that do.
 */
export class PortalAdminStaff extends LitElement {
  static override styles = [hostStyles, buttonStyles, tabsStyles, pageStyles];

  /** `invite`, `keys`, `keys/new` or nothing. */
  @property({ attribute: false }) view = '';

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, staffMessages);

  override render() {
    const { lang, dir, t } = this.#locale;
    const tab = this.view.startsWith('keys') ? 'keys' : 'people';
    return html`<div class="portal page" lang=${lang} dir=${dir}>
      ${pageHead(this.#admin, { title: t('title'), actions: this.#admin.can('staff:write') ? this.#renderAction(tab) : nothing })}
      <div>
        ${tabList({
          label: t('sections'),
          tabs: [
            { id: 'people', label: t('people') },
            { id: 'keys', label: t('keys') },
          ],
          selected: tab,
          onSelect: (id) => this.#admin.navigate(id === 'keys' ? 'staff/keys' : 'staff', { replace: true }),
        })}
        ${tabPanel(
          tab,
          tab === 'keys'
            ? html`<portal-admin-api-keys .creating=${this.view === 'keys/new'}></portal-admin-api-keys>`
            : html`<portal-admin-staff-list .inviting=${this.view === 'invite'}></portal-admin-staff-list>`,
        )}
      </div>
    </div>`;
  }

  #renderAction(tab: 'people' | 'keys') {
    const { t } = this.#locale;
    const view = tab === 'keys' ? 'staff/keys/new' : 'staff/invite';
    return html`<a class="button primary" part="add" href=${this.#admin.toHref(view)} @click=${this.#admin.follow(view)}>
      ${plusIcon()}${t(tab === 'keys' ? 'newKey' : 'invite')}
    </a>`;
  }
}

define('portal-admin-staff', PortalAdminStaff);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-staff': PortalAdminStaff;
  }
}

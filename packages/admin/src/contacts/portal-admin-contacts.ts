import './contact-list.js';
import './contact-page.js';
import './contact-form.js';

import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { plusIcon } from '@client-portal/kit/icons.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { html, LitElement, nothing } from 'lit';

import { AdminController } from '../core/admin-controller.js';
import { pageHead } from '../core/page.js';
import { pageStyles } from '../core/page.styles.js';
import { contactsMessages } from './messages.js';

/**
 * @internal
 * @tagname portal-admin-contacts
 * @summary The people the business knows, and what each of them has.
 */
export class PortalAdminContacts extends LitElement {
  static override styles = [hostStyles, buttonStyles, pageStyles];

  /** Nothing, `new`, a filter such as `state=joined;tag=vip`, or a contact's id and a tab. */
  @property({ attribute: false }) view = '';

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, contactsMessages);

  override render() {
    const [id = '', tab = ''] = this.view.split('/');
    if (id.startsWith('ctc_')) return html`<portal-admin-contact .contact=${id} .tab=${tab}></portal-admin-contact>`;
    const { lang, dir, t } = this.#locale;
    return html`<div class="portal page" lang=${lang} dir=${dir}>
      ${pageHead(this.#admin, { title: t('title'), actions: this.#admin.can('contacts:write') ? this.#renderNew() : nothing })}
      <portal-admin-contact-list .filter=${id === 'new' ? '' : id}></portal-admin-contact-list>
      <portal-admin-contact-form
        .open=${id === 'new'}
        .onClose=${() => this.#admin.navigate('contacts', { replace: true })}
      ></portal-admin-contact-form>
    </div>`;
  }

  #renderNew() {
    const view = 'contacts/new';
    return html`<a class="button primary" part="add" href=${this.#admin.toHref(view)} @click=${this.#admin.follow(view)}>
      ${plusIcon()}${this.#locale.t('new')}
    </a>`;
  }
}

define('portal-admin-contacts', PortalAdminContacts);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-contacts': PortalAdminContacts;
  }
}

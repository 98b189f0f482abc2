import './contact-list.js';
import './contact-page.js';
import './contact-form.js';

import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { plusIcon, uploadIcon } from '@client-portal/kit/icons.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { css, html, LitElement, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';

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
  static override styles = [
    ...[hostStyles, buttonStyles, pageStyles],
    css`
      .page[hidden] {
        display: none;
      }
    `,
  ];

  /** Nothing, `new`, a filter such as `state=joined;tag=vip`, or a contact's id and a tab. */
  @property({ attribute: false }) view = '';

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, contactsMessages);
  #isOpen = false;
  #list: string | undefined;

  /** The list stays while one of it is open, so that the way back finds it as it was left. */
  override willUpdate(): void {
    const [id = ''] = this.view.split('/');
    this.#isOpen = id.startsWith('ctc_');
    if (id === 'new') this.#list ??= '';
    else if (!this.#isOpen) this.#list = id;
  }

  override render() {
    const [id = '', tab = ''] = this.view.split('/');
    const list = this.#list ? `contacts/${this.#list}` : 'contacts';
    return html`${
      this.#isOpen
        ? keyed(id, html`<portal-admin-contact .contact=${id} .tab=${tab} .back=${list}></portal-admin-contact>`)
        : nothing
    }${this.#list === undefined ? nothing : this.#renderList(this.#list, list)}`;
  }

  #renderList(filter: string, view: string) {
    const { lang, dir, t } = this.#locale;
    // The focus goes to the first heading there is, so the list has none while it is hidden.
    const head = () =>
      pageHead(this.#admin, {
        title: t('title'),
        actions: this.#admin.can('contacts:write') ? this.#renderAdding() : nothing,
      });
    return html`<div class="portal page" lang=${lang} dir=${dir} ?hidden=${this.#isOpen}>
      ${this.#isOpen ? nothing : head()}
      <portal-admin-contact-list .filter=${filter}></portal-admin-contact-list>
      <portal-admin-contact-form
        .open=${this.view === 'new'}
        .onClose=${() => this.#admin.navigate(view, { replace: true })}
      ></portal-admin-contact-form>
    </div>`;
  }

  #renderAdding() {
    const view = 'contacts/new';
    return html`<a class="button" part="import" href=${this.#admin.toHref('imports')} @click=${this.#admin.follow('imports')}>
        ${uploadIcon()}${this.#locale.t('import')}
      </a>
      <a class="button primary" part="add" href=${this.#admin.toHref(view)} @click=${this.#admin.follow(view)}>
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

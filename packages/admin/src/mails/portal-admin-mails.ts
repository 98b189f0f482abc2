import './mail-detail.js';
import './mail-log.js';
import './mail-server-form.js';
import './template-editor.js';
import './template-list.js';

import { property } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { tabList, tabPanel } from '@client-portal/kit/tabs.js';
import { tabsStyles } from '@client-portal/kit/tabs.styles.js';
import { html, LitElement } from 'lit';

import { AdminController } from '../core/admin-controller.js';
import { pageHead } from '../core/page.js';
import { pageStyles } from '../core/page.styles.js';
import { mailsMessages, templateName } from './messages.js';

const TABS = ['log', 'templates', 'server'] as const;

/**
 * @internal
 * @tagname portal-admin-mails
 * @summary The log of mails, their words, and the server that sends them.
 */
export class PortalAdminMails extends LitElement {
  static override styles = [hostStyles, tabsStyles, pageStyles];

  /** `msg_…`, `templates`, `templates/<id>`, `server` or nothing. */
  @property({ attribute: false }) view = '';

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, mailsMessages);

  override render() {
    const { lang, dir } = this.#locale;
    return html`<div class="portal page" lang=${lang} dir=${dir}>${this.#renderView()}</div>`;
  }

  #renderView() {
    const { t } = this.#locale;
    const [, template] = /^templates\/([\w-]+)$/.exec(this.view) ?? [];
    if (template !== undefined) {
      return html`${pageHead(this.#admin, { title: templateName(t, template), back: { label: t('templates'), view: 'mails/templates' } })}
        <portal-admin-mail-template .template=${template}></portal-admin-mail-template>`;
    }
    if (this.view.startsWith('msg_')) {
      return html`${pageHead(this.#admin, { title: t('mail'), back: { label: t('back'), view: 'mails' } })}
        <portal-admin-mail .mail=${this.view}></portal-admin-mail>`;
    }
    return html`${pageHead(this.#admin, { title: t('title') })}${this.#renderTabs()}`;
  }

  #renderTabs() {
    const { t } = this.#locale;
    const tabs = TABS.filter((tab) => tab === 'log' || this.#admin.can('settings:read'));
    const selected = tabs.find((tab) => tab === this.view) ?? 'log';
    return html`<div>
      ${tabList({
        label: t('sections'),
        tabs: tabs.map((id) => ({ id, label: t(id) })),
        selected,
        onSelect: (id) => this.#admin.navigate(id === 'log' ? 'mails' : `mails/${id}`, { replace: true }),
      })}
      ${tabPanel(selected, this.#renderTab(selected))}
    </div>`;
  }

  #renderTab(tab: (typeof TABS)[number]) {
    if (tab === 'templates') return html`<portal-admin-mail-templates></portal-admin-mail-templates>`;
    return tab === 'server'
      ? html`<portal-admin-mail-server></portal-admin-mail-server>`
      : html`<portal-admin-mail-log></portal-admin-mail-log>`;
  }
}

define('portal-admin-mails', PortalAdminMails);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-mails': PortalAdminMails;
  }
}

import './import-start.js';
import './import-wizard.js';

import { backLinkStyles } from '@client-portal/kit/back-link.styles.js';
import { property } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { html, LitElement } from 'lit';

import { AdminController } from '../core/admin-controller.js';
import { pageHead } from '../core/page.js';
import { pageStyles } from '../core/page.styles.js';
import { importMessages } from './messages.js';

/**
 * @internal
 * @tagname portal-admin-imports
 * @summary Brings contacts in from a file: columns, check, run, undo.
 */
export class PortalAdminImports extends LitElement {
  static override styles = [hostStyles, backLinkStyles, pageStyles];

  /** The id of an import, or nothing. */
  @property({ attribute: false }) view = '';

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, importMessages);

  override render() {
    const { lang, dir, t } = this.#locale;
    const [id] = this.view.split('/');
    const back = id ? { label: t('title'), view: 'imports' } : { label: t('contacts'), view: 'contacts' };
    return html`<div class="portal panel page" lang=${lang} dir=${dir}>
      ${pageHead(this.#admin, { title: t('title'), text: t('text'), back })}
      ${
        id
          ? html`<portal-admin-import .importId=${id}></portal-admin-import>`
          : html`<portal-admin-import-start></portal-admin-import-start>`
      }
    </div>`;
  }
}

define('portal-admin-imports', PortalAdminImports);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-imports': PortalAdminImports;
  }
}

import './invoice-detail.js';
import './invoice-editor.js';
import './invoice-list.js';
import './invoice-settings.js';

import { property } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { html, LitElement } from 'lit';

/**
 * @internal
 * @tagname portal-admin-invoices
 * @summary The invoices of all clients: the list, each one in full, and the editor.
 */
export class PortalAdminInvoices extends LitElement {
  /** Nothing for the list, `new`, `settings`, an id, or an id with `/edit` or `/send`. */
  @property({ attribute: false }) view = '';

  override render() {
    const [id = '', act] = this.view.split('/');
    if (id === '') return html`<portal-admin-invoice-list></portal-admin-invoice-list>`;
    if (id === 'settings') return html`<portal-admin-invoice-settings></portal-admin-invoice-settings>`;
    if (id === 'new') return html`<portal-admin-invoice-editor .client=${act ?? ''}></portal-admin-invoice-editor>`;
    if (act === 'edit') return html`<portal-admin-invoice-editor .invoiceId=${id}></portal-admin-invoice-editor>`;
    return html`<portal-admin-invoice-detail .invoiceId=${id} .sending=${act === 'send'}></portal-admin-invoice-detail>`;
  }
}

define('portal-admin-invoices', PortalAdminInvoices);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-invoices': PortalAdminInvoices;
  }
}

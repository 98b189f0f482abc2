import { property } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import type { ThemeName } from '@client-portal/kit/theme-controller.js';
import { viewStyles } from '@client-portal/kit/view.styles.js';
import { html, LitElement } from 'lit';

import { PanelController } from '../../core/panel-controller.js';
import { DETAIL_PARTS } from './detail-parts.js';
import './invoice-detail.js';
import { invoicesMessages } from './messages.js';

/**
 * @tagname portal-invoice
 * @summary One invoice, alone on any page: what is due, the way to pay it, its lines and its PDF.
 *
 * @event {InvoicePayEvent} portal-invoice-pay - The client chose to pay. Cancelable.
 * @event {InvoicePaidEvent} portal-invoice-paid - The money has arrived.
 * @event {PortalErrorEvent} portal-error - Something that the client asked for has failed.
 *
 * @csspart heading - The invoice's title.
 * @csspart invoice - The invoice; also carries its status, as in `::part(invoice paid)`.
 * @csspart amount - The amount that matters now.
 * @csspart pay-button - The button that pays.
 * @csspart transfer-button - The button that shows where to transfer the money, where that is the second way.
 * @csspart pdf-button - The button that downloads the PDF.
 * @csspart processing - Says that a payment is on its way.
 * @csspart failed - Says that the last payment did not go through.
 * @csspart complaint - Says why something that was asked for did not work.
 * @csspart transfer - Where to transfer the money.
 * @csspart copy - The button that copies one piece of that.
 * @csspart parties - Number, dates, who bills and who is billed.
 * @csspart lines - What the invoice is for.
 * @csspart line - One line of it.
 * @csspart sums - The sums below the lines.
 * @csspart note - What the business adds.
 * @csspart payments - What has been paid.
 * @csspart payment - One payment.
 * @csspart status - The state of an invoice or a payment; also carries its tone, as in `::part(status danger)`.
 * @csspart loading - Stands in while it loads.
 * @csspart empty - What is shown when the invoice is not there.
 * @csspart error - What is shown when it could not be loaded.
 */
export class PortalInvoice extends LitElement {
  static override styles = [hostStyles, viewStyles];

  /** The portal server's address; that of the script when left out. */
  @property() url?: string;

  /** `auto`, `light`, `dark` or `host`; the business's choice when left out. */
  @property() theme?: ThemeName;

  /** The invoice's id, such as `inv_01k…`. */
  @property() invoice = '';

  /** The level of the first heading in the page's outline, 1 to 6. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;

  /** The same as `invoice`, for a mailed link that leads to one where the page names none. */
  @property() view = '';

  readonly #locale = new LocaleController(this, invoicesMessages);
  readonly #panel = new PanelController(this, 'invoices');

  override render() {
    const { lang, dir } = this.#locale;
    return html`
      <div class="portal panel" lang=${lang} dir=${dir}>
        ${this.#panel.render(
          () => html`<portal-invoice-detail
            exportparts=${DETAIL_PARTS}
            .panel=${this.#panel}
            .client=${this.#panel.ready}
            .invoiceId=${this.invoice || this.view}
            .headingLevel=${this.headingLevel}
          ></portal-invoice-detail>`,
        )}
      </div>
    `;
  }
}

define('portal-invoice', PortalInvoice);

declare global {
  interface HTMLElementTagNameMap {
    'portal-invoice': PortalInvoice;
  }
}

import type { InvoiceSummary } from '@client-portal/contract/invoices';

interface InvoiceDetail {
  id: string;
  number: string;
  status: InvoiceSummary['status'];
  currency: string;
  total: number;
  amountDue: number;
}

const toDetail = ({ id, number, status, currency, total, amountDue }: InvoiceSummary): InvoiceDetail => ({
  id,
  number,
  status,
  currency,
  total,
  amountDue,
});

/** Intent. The client chose to pay; call `preventDefault()` to run your own checkout instead. */
export class InvoicePayEvent extends Event {
  readonly invoice: InvoiceSummary;

  constructor(invoice: InvoiceSummary) {
    super('portal-invoice-pay', { bubbles: true, composed: true, cancelable: true });
    this.invoice = invoice;
  }

  get detail(): InvoiceDetail {
    return toDetail(this.invoice);
  }
}

/** Fact, once per page for each invoice. The money has arrived and nothing is due any more. */
export class InvoicePaidEvent extends Event {
  readonly invoice: InvoiceSummary;

  constructor(invoice: InvoiceSummary) {
    super('portal-invoice-paid', { bubbles: true, composed: true });
    this.invoice = invoice;
  }

  get detail(): InvoiceDetail {
    return toDetail(this.invoice);
  }
}

declare global {
  interface HTMLElementEventMap {
    'portal-invoice-pay': InvoicePayEvent;
    'portal-invoice-paid': InvoicePaidEvent;
  }
}

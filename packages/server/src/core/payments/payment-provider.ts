/** What a provider is asked to collect. */
export interface PaymentIntent {
  /** Our payment's id; also the idempotency key of every call about it. */
  paymentId: string;
  /** Integer minor units. */
  amount: number;
  currency: string;
  /** What the client reads on the checkout page, such as `Invoice NL-2026-0042`. */
  description: string;
  email: string | null;
  /** Where the checkout leads back to. */
  returnUrl: string;
}

export interface Checkout {
  /** The provider's name for it. */
  reference: string;
  /** The page to send the client to. */
  url: string;
  /** When it stops being payable. */
  expiresAt: number;
}

/** What a provider's verified webhook says. */
export interface PaymentReport {
  /** The provider's event id: the same report may arrive many times, in any order. */
  eventId: string;
  reference: string;
  outcome: 'processing' | 'succeeded' | 'failed' | 'canceled';
  amount: number;
  currency: string;
}

/** Money from outside. A provider knows nothing of invoices; it collects an amount and reports. */
export interface PaymentProvider {
  /** Part of the webhook's path: `/webhooks/payments/<id>`. */
  id: string;
  createCheckout(intent: PaymentIntent): Promise<Checkout>;
  /** Checks the signature over the raw body. Null when it is not from the provider; `ignored` when it says nothing of a payment. */
  readWebhook(headers: Headers, body: string, now: number): Promise<PaymentReport | 'ignored' | null>;
}

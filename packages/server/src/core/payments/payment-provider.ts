import type { Hono } from 'hono';

import type { Core } from '../deps.js';
import type { Environment } from '../http/environment.js';
import type { Settings } from '../settings.js';

/** What a provider is asked to collect. */
export interface PaymentIntent {
  /** Our payment's id; also the idempotency key: asked twice about one id, a provider gives one checkout. */
  paymentId: string;
  /** Integer minor units. */
  amount: number;
  currency: string;
  /** What the client reads on the checkout page, such as `Invoice INV-2026-0042`. */
  description: string;
  email: string | null;
  /** Where the checkout leads back to. */
  returnUrl: string;
  /** When it must stop being payable; at least half an hour away. */
  expiresAt: number;
}

export interface Checkout {
  /** The provider's name for it. */
  reference: string;
  /** The page to send the client to. */
  url: string;
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

/** Hands a webhook to the server's own route, as if it had come from outside; answers with its status. */
export type DeliverWebhook = (headers: Record<string, string>, body: string) => Promise<number>;

/** Collects money on a page of its own and reports what came of it. It knows nothing of invoices. */
export interface CheckoutProvider {
  /** Part of the webhook's path: `/webhooks/payments/<id>`. */
  id: string;
  kind: 'checkout';
  createCheckout(core: Core, intent: PaymentIntent): Promise<Checkout>;
  /** Checks the signature over the raw body. Null when it is not from the provider; `ignored` when it says nothing of a payment. */
  readWebhook(core: Core, headers: Headers, body: string): Promise<PaymentReport | 'ignored' | null>;
  /** Pages that the provider brings along, mounted at the root of the server. */
  routes?(core: Core, deliver: DeliverWebhook): Hono<Environment>;
}

/** Where to transfer money to. */
export interface TransferTarget {
  holder: string;
  iban: string;
  bic: string;
  bank: string;
}

/** Money that the client sends by hand and the business records when it has come. */
export interface TransferProvider {
  id: string;
  kind: 'transfer';
  /** Null while the business has not said where. */
  transferTo(settings: Settings): TransferTarget | null;
}

export type PaymentProvider = CheckoutProvider | TransferProvider;

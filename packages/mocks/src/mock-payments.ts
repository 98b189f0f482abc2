import type { Checkout, CheckoutProvider, PaymentIntent, PaymentReport } from '@client-portal/server/embed';

/** What the address of a checkout ends with, before its reference. */
export const CHECKOUT_HASH = '#test-checkout=';

type Outcome = PaymentReport['outcome'];

/** A payment provider in memory. Its checkout page is the page that the client came from. */
export class MockPayments implements CheckoutProvider {
  readonly id = 'test';
  readonly kind = 'checkout';
  /** Every checkout that was started, oldest first, with what it collects. */
  readonly checkouts: (PaymentIntent & Checkout)[] = [];
  /** Makes every new checkout fail, as when the provider is down. */
  down = false;
  readonly #deliver: (body: string) => Promise<Response>;

  constructor(deliver: (body: string) => Promise<Response>) {
    this.#deliver = deliver;
  }

  async createCheckout(_core: unknown, intent: PaymentIntent): Promise<Checkout> {
    if (this.down) throw new Error('The payment provider does not answer');
    const reference = `test_${intent.paymentId}`;
    // Only the fragment differs, so that going there does not reload the page and lose the database with it.
    const url = new URL(intent.returnUrl);
    url.hash = CHECKOUT_HASH + reference;
    this.checkouts.push({ ...intent, reference, url: url.href });
    return { reference, url: url.href };
  }

  async readWebhook(_core: unknown, _headers: Headers, body: string): Promise<PaymentReport> {
    return JSON.parse(body) as PaymentReport;
  }

  clear(): void {
    this.checkouts.length = 0;
    this.down = false;
  }

  /** Reports how a checkout ended, as a provider's webhook does; the newest one unless `reference` names another. */
  async settle(outcome: Outcome = 'succeeded', reference = this.checkouts.at(-1)?.reference): Promise<void> {
    const checkout = this.checkouts.find((each) => each.reference === reference);
    if (!checkout) throw new Error('No such checkout was started');
    const { amount, currency } = checkout;
    const report = { eventId: `evt_${outcome}_${reference}`, reference: checkout.reference, outcome, amount, currency };
    const response = await this.#deliver(JSON.stringify(report));
    if (!response.ok) throw new Error(`The portal answered the webhook with ${response.status}`);
  }
}

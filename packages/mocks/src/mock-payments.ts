import type { Checkout, PaymentIntent, PaymentProvider, PaymentReport } from '@client-portal/server/embed';

type Outcome = PaymentReport['outcome'];

/** A payment provider in memory. Its checkout page is the page that the client came from. */
export class MockPayments implements PaymentProvider {
  readonly id = 'test';
  /** Every checkout that was started, oldest first, with what it collects. */
  readonly checkouts: (PaymentIntent & Checkout)[] = [];
  /** Makes every new checkout fail, as when the provider is down. */
  down = false;
  readonly #now: () => number;
  readonly #deliver: (body: string) => Promise<Response>;

  constructor(now: () => number, deliver: (body: string) => Promise<Response>) {
    this.#now = now;
    this.#deliver = deliver;
  }

  async createCheckout(intent: PaymentIntent): Promise<Checkout> {
    if (this.down) throw new Error('The payment provider does not answer');
    const reference = `test_${intent.paymentId}`;
    // Only the fragment differs, so that going there does not reload the page and lose the database with it.
    const url = new URL(intent.returnUrl);
    url.hash = `test-checkout=${reference}`;
    const checkout = { reference, url: url.href, expiresAt: this.#now() + 30 * 60_000 };
    this.checkouts.push({ ...intent, ...checkout });
    return checkout;
  }

  async readWebhook(_headers: Headers, body: string): Promise<PaymentReport | 'ignored' | null> {
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

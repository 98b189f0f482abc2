import { PortalError } from '@client-portal/contract/errors';
import { eq } from 'drizzle-orm';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';

import { MINUTE } from '../clock.js';
import { usedNonce } from '../db/work-schema.js';
import type { Core } from '../deps.js';
import type { Environment, RequestContext } from '../http/environment.js';
import { hashSecret, isSame } from '../secrets.js';
import { readSettings } from '../settings.js';
import type { CheckoutProvider, DeliverWebhook, PaymentIntent, PaymentReport } from './payment-provider.js';
import { testCheckoutPage } from './test-checkout-page.js';

export interface TestProviderOptions {
  /** Milliseconds between "we have your payment" and "it succeeded"; at 0 both are told before the page leads back. */
  delay?: number;
}

type Outcome = PaymentReport['outcome'];

const PATH = '/pay/test/';
const HEADER = 'portal-test-signature';
const MAX_FORM = 16 * 1024;
const TOLERANCE = 5 * MINUTE;
const RETRY_AFTER = [0, 500, 2000, 5000];

const referenceOf = ({ paymentId }: PaymentIntent) => `test_${paymentId}`;
const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
const sign = (core: Core, at: number, body: string) => core.keys.mac('payments', `webhook\n${at}\n${body}`);

async function readWebhook(core: Core, headers: Headers, body: string): Promise<PaymentReport | null> {
  const [, at, signature] = /^t=(\d{1,15}),v1=([0-9a-f]{64})$/.exec(headers.get(HEADER) ?? '') ?? [];
  if (!at || !signature || Math.abs(core.clock() - Number(at)) > TOLERANCE) return null;
  return isSame(signature, await sign(core, Number(at), body)) ? (JSON.parse(body) as PaymentReport) : null;
}

/** The headers that prove a webhook's body; for the checkout page, and for tests that report in its place. */
export async function signTestWebhook(core: Core, body: string, at = core.clock()): Promise<Record<string, string>> {
  return { 'content-type': 'application/json', [HEADER]: `t=${at},v1=${await sign(core, at, body)}` };
}

/** Reports an outcome like a provider from outside: signed, and again when the server has failed to take it. */
async function report(core: Core, deliver: DeliverWebhook, intent: PaymentIntent, outcome: Outcome): Promise<void> {
  const { amount, currency } = intent;
  const reference = referenceOf(intent);
  const body = JSON.stringify({ eventId: `evt_${intent.paymentId}_${outcome}`, reference, outcome, amount, currency });
  for (const pause of RETRY_AFTER) {
    await wait(pause);
    if ((await deliver(await signTestWebhook(core, body), body)) < 500) return;
  }
  core.log.error({ reference, outcome }, 'The test checkout could not report an outcome');
}

const nonceOf = (intent: PaymentIntent) => hashSecret(`test-checkout\n${referenceOf(intent)}`);

async function isDone(core: Core, intent: PaymentIntent): Promise<boolean> {
  const rows = await core.db
    .select()
    .from(usedNonce)
    .where(eq(usedNonce.hash, await nonceOf(intent)));
  return rows.length > 0;
}

/** True for the first who decides about a checkout. */
async function claim(core: Core, intent: PaymentIntent): Promise<boolean> {
  const values = { hash: await nonceOf(intent), expiresAt: intent.expiresAt };
  return (await core.db.insert(usedNonce).values(values).onConflictDoNothing().returning()).length > 0;
}

/** The checkout that an address was sealed for, so that nothing in it can be changed on the way. */
async function openCheckout(core: Core, sealed: string): Promise<PaymentIntent> {
  try {
    return JSON.parse(await core.keys.open('payments', sealed)) as PaymentIntent;
  } catch (cause) {
    throw new PortalError('not_found', 'There is no such checkout', { cause });
  }
}

async function decide(
  core: Core,
  deliver: DeliverWebhook,
  intent: PaymentIntent,
  choice: string,
  delay: number,
): Promise<void> {
  if (choice === 'cancel') return report(core, deliver, intent, 'canceled');
  if (choice === 'decline') return report(core, deliver, intent, 'failed');
  await report(core, deliver, intent, 'processing');
  const settled = wait(delay).then(() => report(core, deliver, intent, 'succeeded'));
  if (delay === 0) return settled;
  settled.catch((error: unknown) => core.log.error({ error }, 'The test checkout could not report a payment'));
}

function checkoutRoutes(core: Core, deliver: DeliverWebhook, delay: number): Hono<Environment> {
  const app = new Hono<Environment>();
  const show = async (c: RequestContext, intent: PaymentIntent) => {
    const closed = (await isDone(core, intent)) ? 'done' : intent.expiresAt <= core.clock() ? 'expired' : null;
    return testCheckoutPage(c, await readSettings(core.db), intent, closed);
  };
  app.get(`${PATH}:sealed`, async (c) => show(c, await openCheckout(core, c.req.param('sealed'))));
  app.post(`${PATH}:sealed`, bodyLimit({ maxSize: MAX_FORM }), async (c) => {
    const intent = await openCheckout(core, c.req.param('sealed'));
    // What is no form at all chooses nothing.
    const { choice } = await c.req.parseBody().catch((): { choice?: unknown } => ({}));
    if (choice !== 'pay' && choice !== 'decline' && choice !== 'cancel')
      throw new PortalError('invalid_request', 'Choose pay, decline or cancel');
    if (intent.expiresAt <= core.clock() || !(await claim(core, intent))) return show(c, intent);
    await decide(core, deliver, intent, choice, delay);
    return c.redirect(intent.returnUrl, 303);
  });
  return app;
}

/**
 * Pays with nothing: a checkout page of the portal's own that reports through the same signed webhook as a
 * real provider. For trying out and for tests; never offer it to clients who owe money.
 */
export const createTestProvider = ({ delay = 600 }: TestProviderOptions = {}): CheckoutProvider => ({
  id: 'test',
  kind: 'checkout',
  async createCheckout(core, intent) {
    return {
      reference: referenceOf(intent),
      url: `${core.url}${PATH}${await core.keys.seal('payments', JSON.stringify(intent))}`,
    };
  },
  readWebhook,
  routes: (core, deliver) => checkoutRoutes(core, deliver, delay),
});

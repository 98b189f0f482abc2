import type { PortalClient } from '@client-portal/client';
import type { PaymentStart } from '@client-portal/contract/invoices';

export type BankTransfer = NonNullable<PaymentStart['transfer']>;

export interface PaymentOrder {
  id: string;
  /** Where the checkout leads back to. */
  returnUrl: string;
  provider?: string | undefined;
}

const LEAVING = 10_000;

/** Starts a payment and goes to its checkout page; answers with the bank's details where the money is to be transferred. */
export async function startPayment(client: PortalClient, order: PaymentOrder): Promise<BankTransfer | undefined> {
  const { id, provider, returnUrl } = order;
  const { checkoutUrl, transfer } = await client.post('/api/invoices/{id}/payments', {
    params: { id },
    body: { returnUrl, ...(provider === undefined ? {} : { provider }) },
  });
  if (checkoutUrl === null) return transfer ?? undefined;
  if (/^https?:/.test(checkoutUrl)) await leaveFor(checkoutUrl);
  return undefined;
}

/** Resolves when this page is put aside or stays after all; until then nothing may be pressed again. */
function leaveFor(url: string): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, LEAVING);
    addEventListener('pagehide', () => (clearTimeout(timer), resolve()), { once: true });
    location.assign(url);
  });
}

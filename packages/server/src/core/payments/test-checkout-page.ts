import { html, raw } from 'hono/html';

import type { RequestContext } from '../http/environment.js';
import { inkOn } from '../mail/render-mail.js';
import { formatMoney } from '../money.js';
import { createSecret } from '../secrets.js';
import type { Settings } from '../settings.js';
import type { PaymentIntent } from './payment-provider.js';

/** The business's accent, or ink that turns with the scheme. */
const buttonOf = (accent: string | null) =>
  accent ? { fill: accent, label: inkOn(accent) } : { fill: 'var(--ink)', label: 'var(--paper)' };

const styles = ({ fill, label }: ReturnType<typeof buttonOf>) => `
:root { color-scheme: light dark; --ink: #1a1d21; --quiet: #5b6470; --line: #e3e6ea; --ground: #f6f7f8; --paper: #fff; }
@media (prefers-color-scheme: dark) { :root { --ink: #eceef1; --quiet: #a2abb6; --line: #343a42; --ground: #14171a; --paper: #1d2125; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100svh; display: grid; place-items: center; padding: 24px 16px;
  background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, 'Segoe UI', sans-serif; }
main { width: 100%; max-width: 400px; padding: 32px 24px; background: var(--paper); border: 1px solid var(--line); border-radius: 12px; }
p { margin: 0; overflow-wrap: anywhere; }
.brand { font-weight: 600; }
.what { margin-top: 24px; color: var(--quiet); }
h1 { margin: 0; font-size: 34px; line-height: 1.2; font-weight: 600; font-variant-numeric: tabular-nums; }
form { display: grid; gap: 12px; margin-top: 32px; }
button, .back { display: block; width: 100%; min-height: 48px; padding: 12px 16px; font: inherit; font-weight: 600; text-align: center;
  color: var(--ink); background: none; border: 1px solid var(--line); border-radius: 8px; cursor: pointer; text-decoration: none; }
.back { margin-top: 32px; }
button[value='pay'] { color: ${label}; background: ${fill}; border-color: ${fill}; }
button[value='cancel'] { border-color: transparent; color: var(--quiet); font-weight: 400; }
:focus-visible { outline: 2px solid ${fill}; outline-offset: 2px; }
.note { margin-top: 24px; padding-top: 16px; border-top: 1px solid var(--line); font-size: 13px; color: var(--quiet); }`;

const choices = (amount: string) => html`<form method="post">
<button name="choice" value="pay">Pay ${amount}</button>
<button name="choice" value="decline">Decline the payment</button>
<button name="choice" value="cancel">Cancel and go back</button>
</form>`;

const CLOSED = {
  done: 'This payment was already decided. Go back to see what came of it.',
  expired: 'This checkout has expired. Go back to start again.',
};

/** Form posts lead on to `returnUrl`, so browsers ask `form-action` about its origin too. */
const policy = (nonce: string, returnUrl: string) =>
  `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self' ${new URL(returnUrl).origin}; base-uri 'none'; frame-ancestors 'none'`;

/** The page of the test checkout; `closed` says why nothing can be decided on it any more. */
export function testCheckoutPage(
  c: RequestContext,
  { business, brand }: Settings,
  { amount, currency, description, returnUrl }: PaymentIntent,
  closed: keyof typeof CLOSED | null,
): Response | Promise<Response> {
  const nonce = createSecret();
  const money = formatMoney(amount, currency, 'en');
  c.header('content-security-policy', policy(nonce, returnUrl));
  c.header('cache-control', 'no-store');
  c.header('referrer-policy', 'no-referrer');
  c.header('x-content-type-options', 'nosniff');
  c.header('x-robots-tag', 'noindex');
  return c.html(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Pay ${money} · ${business.name}</title>
${raw(`<style nonce="${nonce}">${styles(buttonOf(brand.accent))}</style>`)}
</head>
<body>
<main>
<p class="brand">${business.name}</p>
<p class="what">${description}</p>
<h1>${money}</h1>
${closed ? html`<p class="what" role="status">${CLOSED[closed]}</p><a class="back" href="${returnUrl}">Go back</a>` : choices(money)}
<p class="note">A checkout for trying things out: no card is asked for and no money moves.</p>
</main>
</body>
</html>`);
}

import type { Core } from '../../deps.js';
import type { WebhookRow } from './schema.js';

const encoder = new TextEncoder();
const PREFIX = 'whsec_';

const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
const fromBase64 = (text: string) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));

/** 256 random bits, written as the Standard Webhooks libraries expect them. */
export const createSigningSecret = (): string => PREFIX + toBase64(crypto.getRandomValues(new Uint8Array(32)));

async function signWith(secret: string, text: string): Promise<string> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const bytes = fromBase64(secret.slice(PREFIX.length));
  const key = await crypto.subtle.importKey('raw', bytes, algorithm, false, ['sign']);
  return `v1,${toBase64(new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(text))))}`;
}

type Signing = Pick<WebhookRow, 'secret' | 'oldSecret' | 'oldSecretUntil'>;

/** The headers of a Standard Webhook; `at` is the instant of this try. */
export async function signedHeaders(
  core: Core,
  { secret, oldSecret, oldSecretUntil }: Signing,
  id: string,
  body: string,
) {
  const now = core.clock();
  const timestamp = Math.floor(now / 1000);
  const sealed = oldSecret !== null && (oldSecretUntil ?? 0) > now ? [secret, oldSecret] : [secret];
  const secrets = await Promise.all(sealed.map((each) => core.keys.open('webhooks', each)));
  const signatures = await Promise.all(secrets.map((each) => signWith(each, `${id}.${timestamp}.${body}`)));
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatures.join(' '),
  };
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export const toBase64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** @throws DOMException when the text is not base64url. */
export const fromBase64Url = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));

const toHex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** 256 random bits, as 43 characters that are safe in a URL. */
export const createSecret = (): string => toBase64Url(crypto.getRandomValues(new Uint8Array(32)));

/** What the database keeps of a random secret: enough to recognise it, useless to whoever reads it. */
export const hashSecret = async (secret: string): Promise<string> =>
  toHex(await crypto.subtle.digest('SHA-256', encoder.encode(secret)));

/** Whether two texts are the same, in a time that does not tell where they differ. */
export function isSame(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let index = 0; index < a.length; index += 1) difference |= a.charCodeAt(index) ^ b.charCodeAt(index);
  return difference === 0;
}

/** Six digits, evenly spread. */
export function createCode(): string {
  const limit = Math.floor(2 ** 32 / 1_000_000) * 1_000_000;
  const [number = limit] = crypto.getRandomValues(new Uint32Array(1));
  return number < limit ? String(number % 1_000_000).padStart(6, '0') : createCode();
}

export type KeyUse =
  | 'outbox'
  | 'code'
  | 'rate-limit'
  | 'challenge'
  | 'host-sign-in'
  | 'payments'
  | 'staff'
  | 'idempotency'
  | 'settings'
  | 'webhooks'
  | 'link-template'
  | 'forms'
  | 'audit';

/** Keys derived from the server's one secret, which is never in the database. */
export interface KeyRing {
  /** HMAC-SHA-256, hex. For what is too guessable for a plain hash. */
  mac(use: KeyUse, text: string): Promise<string>;
  /** AES-GCM, for what must wait in the database but be unreadable in a copy of it. */
  seal(use: KeyUse, text: string): Promise<string>;
  /** Undoes `seal`; throws when the text was changed or sealed under another secret. */
  open(use: KeyUse, sealed: string): Promise<string>;
  /** A derived key as text, to hand to a peer that must sign for us. */
  exportKey(use: KeyUse): Promise<string>;
}

/** `secret` is at least 32 bytes of randomness, the same on every node. */
export async function createKeyRing(secret: Uint8Array): Promise<KeyRing> {
  if (secret.byteLength < 32) throw new Error("The server's secret must be at least 32 bytes long");
  const root = await crypto.subtle.importKey('raw', new Uint8Array(secret), 'HKDF', false, ['deriveBits']);
  const derived = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();

  const derive = (use: KeyUse) => {
    let key = derived.get(use);
    if (!key) {
      const info = encoder.encode(`client-portal/${use}`);
      key = crypto.subtle
        .deriveBits({ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info }, root, 256)
        .then((bits) => new Uint8Array(bits));
      derived.set(use, key);
    }
    return key;
  };
  const cipher = async (use: KeyUse) =>
    crypto.subtle.importKey('raw', await derive(use), 'AES-GCM', false, ['encrypt', 'decrypt']);

  return {
    async mac(use, text) {
      const key = await crypto.subtle.importKey('raw', await derive(use), { name: 'HMAC', hash: 'SHA-256' }, false, [
        'sign',
      ]);
      return toHex(await crypto.subtle.sign('HMAC', key, encoder.encode(text)));
    },
    async seal(use, text) {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await cipher(use), encoder.encode(text));
      return `${toBase64Url(iv)}.${toBase64Url(new Uint8Array(sealed))}`;
    },
    async open(use, sealed) {
      const [iv = '', text = ''] = sealed.split('.');
      const name = 'AES-GCM';
      return decoder.decode(
        await crypto.subtle.decrypt({ name, iv: fromBase64Url(iv) }, await cipher(use), fromBase64Url(text)),
      );
    },
    exportKey: async (use) => toBase64Url(await derive(use)),
  };
}

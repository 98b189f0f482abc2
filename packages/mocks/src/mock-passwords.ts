import type { Passwords } from '@client-portal/server';

// A page has no argon2, and nothing here is worth guarding: few rounds keep a sign-in below 5 ms.
const ROUNDS = 1000;
const NOBODY = `pbkdf2$${'0'.repeat(32)}$${'0'.repeat(64)}`;
const COMMON = /^(.)\1+$|password|123456|qwerty|letmein/i;

const toHex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const fromHex = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

async function derive(password: string, salt: Uint8Array<ArrayBuffer>): Promise<string> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(password), 'PBKDF2', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ROUNDS }, key, 256);
  return toHex(new Uint8Array(bits));
}

/** Passwords by WebCrypto. For mocks only. */
export const mockPasswords: Passwords = {
  async hash(password) {
    const salt = crypto.getRandomValues(new Uint8Array(16));
    return `pbkdf2$${toHex(salt)}$${await derive(password, salt)}`;
  },
  async verify(hash, password) {
    const [, salt = '', digest] = (hash ?? NOBODY).split('$');
    return (await derive(password, fromHex(salt))) === digest && hash !== null;
  },
  weakness(password, words) {
    const guessable = COMMON.test(password) || words.some((word) => password.toLowerCase() === word.toLowerCase());
    return guessable ? 'That is one of the first passwords that somebody would try' : null;
  },
};

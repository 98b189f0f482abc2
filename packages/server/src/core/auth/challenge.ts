import { MINUTE } from '../clock.js';
import type { Statement } from '../db/change.js';
import { usedNonce } from '../db/work-schema.js';
import type { Core } from '../deps.js';
import { createSecret, fromBase64Url, hashSecret, isSame } from '../secrets.js';

const CHALLENGE_LIFE = 5 * MINUTE;

/** A challenge proves by itself that it is ours and fresh; only its use is written down. */
export async function createChallenge(core: Core, use: string): Promise<string> {
  const text = `${use}.${core.clock() + CHALLENGE_LIFE}.${createSecret()}`;
  return `${text}.${await core.keys.mac('challenge', text)}`;
}

/** Whether an answered challenge, in base64url, is one of ours for this use and not too old. */
export async function isChallenge(core: Core, use: string, encoded: string): Promise<boolean> {
  const challenge = new TextDecoder().decode(fromBase64Url(encoded));
  const end = challenge.lastIndexOf('.');
  const text = challenge.slice(0, end);
  const [usedFor, expiresAt] = text.split('.');
  const isOurs = isSame(challenge.slice(end + 1), await core.keys.mac('challenge', text));
  return isOurs && usedFor === use && Number(expiresAt) > core.clock();
}

/** Makes a challenge good for one use: a second one breaks the primary key. */
export async function useUpChallenge(core: Core, encoded: string): Promise<Statement[]> {
  const hash = await hashSecret(encoded);
  return [core.db.insert(usedNonce).values({ hash, expiresAt: core.clock() + CHALLENGE_LIFE })];
}

import { PortalError } from '@client-portal/contract/errors';

import type { Statement } from '../db/change.js';
import { password } from '../db/schema.js';
import type { Core } from '../deps.js';
import type { Settings } from '../settings.js';

const MIN_LENGTH = 15;
const MAX_BYTES = 256;

/**
 * Long enough, not one that everybody tries; no rules about digits and signs.
 * @throws PortalError `invalid_request` that says what to change.
 */
export function checkPassword(core: Core, settings: Settings, candidate: string, email: string | null): void {
  const refuse = (message: string, reason: string) => {
    throw new PortalError('invalid_request', message, { reason, errors: [{ path: 'password', message }] });
  };
  if ([...candidate].length < MIN_LENGTH)
    refuse(`Use at least ${MIN_LENGTH} characters; a few words make a good password`, 'password_short');
  if (new TextEncoder().encode(candidate).length > MAX_BYTES) refuse(`Use at most ${MAX_BYTES} bytes`, 'password_long');
  const words = [settings.business.name, ...(email?.split(/[@.+]/) ?? [])].filter((word) => word.length > 2);
  const weakness = core.passwords.weakness(candidate, words);
  if (weakness) refuse(weakness, 'password_weak');
}

/** The statement that stores a new password. */
export async function storePassword(core: Core, contactId: string, candidate: string): Promise<Statement[]> {
  const hash = await core.passwords.hash(candidate.normalize('NFC'));
  const updatedAt = core.clock();
  const set = { hash, updatedAt };
  return [
    core.db
      .insert(password)
      .values({ contactId, ...set })
      .onConflictDoUpdate({ target: password.contactId, set }),
  ];
}

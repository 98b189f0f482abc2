import type { PortalClient } from '@client-portal/client';
import { PortalError } from '@client-portal/contract/errors';
import { toCreationOptions, toJson, toRequestOptions } from '@client-portal/kit/webauthn.js';

import type { SignInScreen } from './step.js';

let waiting: AbortController | undefined;

/** The browser takes one question at a time: another one ends the offer inside the email field. */
function nextSignal(): AbortSignal {
  waiting?.abort();
  waiting = new AbortController();
  return waiting.signal;
}

async function signIn(screen: SignInScreen, mediation: CredentialMediationRequirement): Promise<void> {
  const options = await screen.client.post('/api/session/passkey/options');
  const publicKey = toRequestOptions(options);
  const credential = await navigator.credentials.get({ publicKey, mediation, signal: nextSignal() });
  if (!credential) return;
  await screen.client.signIn('/api/session/passkey', { response: toJson(credential as PublicKeyCredential) });
  screen.finish();
}

/** Signs in with a passkey. A person who closes the browser's dialog just stays where they were. */
export async function passkeySignIn(screen: SignInScreen): Promise<void> {
  try {
    await signIn(screen, 'optional');
  } catch (error) {
    if (isChoice(error)) return;
    throw toFailure(error);
  }
}

/** Offers passkeys inside the email field, where the browser can. Ends with the next passkey dialog. */
export async function offerPasskeys(screen: SignInScreen): Promise<void> {
  if (!(await globalThis.PublicKeyCredential?.isConditionalMediationAvailable?.())) return;
  await signIn(screen, 'conditional').catch(() => {});
}

export const canCreatePasskey = (): boolean => 'PublicKeyCredential' in globalThis;

/** Makes a passkey for who is signed in; false when they chose not to. */
export async function createPasskey(client: PortalClient, name: string): Promise<boolean> {
  const options = await client.post('/api/profile/passkeys/options');
  try {
    const publicKey = toCreationOptions(options);
    const credential = await navigator.credentials.create({ publicKey, signal: nextSignal() });
    if (!credential) return false;
    await client.post('/api/profile/passkeys', { body: { response: toJson(credential as PublicKeyCredential), name } });
    return true;
  } catch (error) {
    if (isChoice(error)) return false;
    throw toFailure(error);
  }
}

const isChoice = (error: unknown): boolean =>
  error instanceof DOMException && (error.name === 'NotAllowedError' || error.name === 'AbortError');

/** A browser's own refusal (wrong site, no passkeys here) is for the person an unusable passkey. */
const toFailure = (error: unknown): unknown =>
  error instanceof DOMException ? new PortalError('invalid_credentials', error.message, { cause: error }) : error;

/** What a passkey is called until its owner says otherwise. */
export const passkeyName = (): string =>
  (navigator as { userAgentData?: { platform?: string } }).userAgentData?.platform || 'Passkey';

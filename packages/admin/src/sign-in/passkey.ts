import type { AdminClient } from '@client-portal/client/admin';
import { PortalError } from '@client-portal/contract/errors';
import { toCreationOptions, toJson, toRequestOptions } from '@client-portal/kit/webauthn.js';

/** Signs in with a passkey; false when the person closed the browser's dialog. */
export async function passkeySignIn(client: AdminClient): Promise<boolean> {
  const options = await client.post('/api/admin/session/passkey/options');
  return unlessDeclined(async () => {
    const credential = await navigator.credentials.get({ publicKey: toRequestOptions(options) });
    if (!credential) return false;
    await client.signIn('/api/admin/session/passkey', { response: toJson(credential as PublicKeyCredential) });
    return true;
  });
}

/** Makes a passkey for who is signed in; false when they chose not to. */
export async function createStaffPasskey(client: AdminClient, name: string): Promise<boolean> {
  const options = await client.post('/api/admin/session/passkeys/options');
  return unlessDeclined(async () => {
    const credential = await navigator.credentials.create({ publicKey: toCreationOptions(options) });
    if (!credential) return false;
    await client.signIn('/api/admin/session/passkeys', { response: toJson(credential as PublicKeyCredential), name });
    return true;
  });
}

async function unlessDeclined(act: () => Promise<boolean>): Promise<boolean> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    if (error.name === 'NotAllowedError' || error.name === 'AbortError') return false;
    // A browser's own refusal (wrong site, no passkeys here) is for the person an unusable passkey.
    throw new PortalError('invalid_credentials', error.message, { cause: error });
  }
}

import { toBase64url, toBytes } from './base64url.js';

type Json = Record<string, unknown>;

interface DescriptorJson {
  id: string;
  type: 'public-key';
  transports?: AuthenticatorTransport[];
}

const toDescriptors = (list: unknown): PublicKeyCredentialDescriptor[] =>
  ((list ?? []) as DescriptorJson[]).map(({ id, ...rest }) => ({ ...rest, id: toBytes(id) }));

/** `PublicKeyCredential.parseRequestOptionsFromJSON`, for browsers that do not have it yet. */
export const toRequestOptions = (json: Json): PublicKeyCredentialRequestOptions => ({
  ...(json as unknown as PublicKeyCredentialRequestOptions),
  challenge: toBytes(json['challenge'] as string),
  allowCredentials: toDescriptors(json['allowCredentials']),
});

/** `PublicKeyCredential.parseCreationOptionsFromJSON`, for browsers that do not have it yet. */
export const toCreationOptions = (json: Json): PublicKeyCredentialCreationOptions => {
  const user = json['user'] as { id: string; name: string; displayName: string };
  return {
    ...(json as unknown as PublicKeyCredentialCreationOptions),
    challenge: toBytes(json['challenge'] as string),
    user: { ...user, id: toBytes(user.id) },
    excludeCredentials: toDescriptors(json['excludeCredentials']),
  };
};

/** A credential as the server reads it. */
export function toJson(credential: PublicKeyCredential): Json {
  const response = credential.response as AuthenticatorAssertionResponse & AuthenticatorAttestationResponse;
  const parts: Json = { clientDataJSON: toBase64url(response.clientDataJSON) };
  for (const name of ['authenticatorData', 'signature', 'userHandle', 'attestationObject'] as const) {
    const bytes = response[name];
    if (bytes) parts[name] = toBase64url(bytes);
  }
  if (response.getTransports) parts['transports'] = response.getTransports();
  return {
    id: credential.id,
    rawId: toBase64url(credential.rawId),
    type: credential.type,
    response: parts,
    clientExtensionResults: credential.getClientExtensionResults(),
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
  };
}

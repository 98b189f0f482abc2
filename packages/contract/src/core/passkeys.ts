import { z } from '@hono/zod-openapi';

import { answer, body, operation } from './route.js';
import { SignedIn } from './session.js';

const tags = ['session'];

/** WebAuthn's own JSON forms; the browser's `PublicKeyCredential` reads and writes them. */
export const WebAuthnJson = z.record(z.string(), z.unknown());

export const passkeySignInOptions = operation({
  operationId: 'passkeySignInOptions',
  method: 'post',
  path: '/api/session/passkey/options',
  tags,
  access: 'public',
  responses: { 200: answer('Options for `navigator.credentials.get`.', WebAuthnJson) },
  problems: [429],
});

export const signInWithPasskey = operation({
  operationId: 'signInWithPasskey',
  method: 'post',
  path: '/api/session/passkey',
  tags,
  access: 'public',
  request: { body: body(z.strictObject({ response: WebAuthnJson })) },
  responses: { 200: answer('Signed in.', SignedIn) },
  problems: [401, 422, 429],
});

export const passkeyRoutes = [passkeySignInOptions, signInWithPasskey] as const;

import { z } from '@hono/zod-openapi';

import { answer, body } from '../core/route.js';
import { adminOperation } from './route.js';
import { Ceremony, signedIn, TotpCode } from './staff-session-values.js';

const tags = ['staff session'];

export const startTotp = adminOperation({
  operationId: 'startTotp',
  method: 'post',
  path: '/api/admin/session/totp/setup',
  tags,
  scope: 'staff',
  fresh: true,
  summary: 'A new secret for an authenticator app; it counts once a code from it was confirmed',
  responses: {
    200: answer(
      'The secret, and the same as an otpauth address for a QR code.',
      z.object({ secret: z.string(), uri: z.string() }),
    ),
  },
  problems: [409],
});

export const confirmTotp = adminOperation({
  operationId: 'confirmTotp',
  method: 'post',
  path: '/api/admin/session/totp/confirm',
  tags,
  scope: 'staff',
  fresh: true,
  request: { body: body(z.strictObject({ code: TotpCode })) },
  responses: signedIn,
  problems: [409],
});

export const staffPasskeyRegistrationOptions = adminOperation({
  operationId: 'staffPasskeyRegistrationOptions',
  method: 'post',
  path: '/api/admin/session/passkeys/options',
  tags,
  scope: 'staff',
  fresh: true,
  responses: { 200: answer('WebAuthn creation options.', Ceremony) },
});

export const addStaffPasskey = adminOperation({
  operationId: 'addStaffPasskey',
  method: 'post',
  path: '/api/admin/session/passkeys',
  tags,
  scope: 'staff',
  fresh: true,
  request: { body: body(z.strictObject({ response: Ceremony, name: z.string().trim().min(1).max(60) })) },
  responses: signedIn,
  problems: [409],
});

/** How members of the staff set up the factor that they sign in with besides the password. */
export const staffSecondFactorRoutes = [
  startTotp,
  confirmTotp,
  staffPasskeyRegistrationOptions,
  addStaffPasskey,
] as const;

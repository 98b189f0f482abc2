import { z } from '@hono/zod-openapi';

import { answer, body, empty } from '../core/route.js';
import { Password } from '../core/session.js';
import { Email } from '../core/values.js';
import { adminOperation } from './route.js';
import { staffSecondFactorRoutes } from './staff-second-factor.js';
import { Ceremony, signedIn, StaffSession, TotpCode } from './staff-session-values.js';

export * from './staff-second-factor.js';
export { StaffSession, StaffSignedIn } from './staff-session-values.js';

const tags = ['staff session'];
export const staffPasswordSignIn = adminOperation({
  operationId: 'staffPasswordSignIn',
  method: 'post',
  path: '/api/admin/session/password',
  tags,
  scope: 'public',
  request: { body: body(z.strictObject({ email: Email, password: Password })) },
  responses: signedIn,
});

export const staffTotpSignIn = adminOperation({
  operationId: 'staffTotpSignIn',
  method: 'post',
  path: '/api/admin/session/totp',
  tags,
  scope: 'public',
  request: { body: body(z.strictObject({ challenge: z.string().max(500), code: TotpCode })) },
  responses: signedIn,
});

export const staffPasskeyOptions = adminOperation({
  operationId: 'staffPasskeyOptions',
  method: 'post',
  path: '/api/admin/session/passkey/options',
  tags,
  scope: 'public',
  responses: { 200: answer('WebAuthn request options.', Ceremony) },
});

export const staffPasskeySignIn = adminOperation({
  operationId: 'staffPasskeySignIn',
  method: 'post',
  path: '/api/admin/session/passkey',
  tags,
  scope: 'public',
  summary: 'A passkey that verified its user is both factors at once',
  request: { body: body(z.strictObject({ response: Ceremony })) },
  responses: signedIn,
});

export const requestStaffReset = adminOperation({
  operationId: 'requestStaffReset',
  method: 'post',
  path: '/api/admin/session/reset',
  tags,
  scope: 'public',
  summary: 'Mails a link that sets a new password; the second factor stays',
  request: { body: body(z.strictObject({ email: Email })) },
  responses: { 202: empty('Accepted, whether or not the address is known.') },
});

export const inspectStaffToken = adminOperation({
  operationId: 'inspectStaffToken',
  method: 'post',
  path: '/api/admin/session/inspect',
  tags,
  scope: 'public',
  summary: 'Tells what a staff link is for and whether it still works; consumes nothing',
  request: { body: body(z.strictObject({ token: z.string().max(200) })) },
  responses: {
    200: answer(
      'The link.',
      z.object({
        state: z.enum(['valid', 'expired', 'used', 'unknown']),
        purpose: z.enum(['join', 'reset']).nullable(),
        email: z.string().nullable(),
        name: z.string(),
      }),
    ),
  },
});

export const acceptStaffToken = adminOperation({
  operationId: 'acceptStaffToken',
  method: 'post',
  path: '/api/admin/session/token',
  tags,
  scope: 'public',
  summary:
    'Consumes the one-time link of `client-portal init`, of a staff invitation or of a reset, and sets the password',
  request: {
    body: body(
      z.strictObject({ token: z.string().max(200), password: Password, name: z.string().trim().max(100).optional() }),
    ),
  },
  responses: signedIn,
  problems: [410],
});

export const getStaffSession = adminOperation({
  operationId: 'getStaffSession',
  method: 'get',
  path: '/api/admin/session',
  tags,
  scope: 'public',
  responses: {
    200: answer(
      'Whose admin it is, and who is signed in; null when nobody is.',
      z.object({ business: z.string(), session: StaffSession.nullable() }),
    ),
  },
});

export const staffSignOut = adminOperation({
  operationId: 'staffSignOut',
  method: 'delete',
  path: '/api/admin/session',
  tags,
  scope: 'public',
  responses: { 204: empty('Signed out; also when nobody was signed in.') },
});

export const staffSessionRoutes = [
  staffPasswordSignIn,
  staffTotpSignIn,
  staffPasskeyOptions,
  staffPasskeySignIn,
  requestStaffReset,
  inspectStaffToken,
  acceptStaffToken,
  getStaffSession,
  staffSignOut,
  ...staffSecondFactorRoutes,
] as const;

import { z } from '@hono/zod-openapi';

import { answer, body, empty } from '../core/route.js';
import { Password } from '../core/session.js';
import { Email, Id, Instant } from '../core/values.js';
import { adminOperation } from './route.js';
import { ROLES, SCOPES } from './scopes.js';

export const StaffSession = z
  .object({
    id: Id,
    staff: z.object({ id: Id, email: z.string(), name: z.string(), role: z.enum(ROLES) }),
    scopes: z.array(z.enum(SCOPES as [string, ...string[]])),
    authenticatedAt: Instant,
    /** Half an hour after the last call, twelve hours after the sign-in at the latest. */
    expiresAt: Instant,
    /** Owners and admins need a second factor. While it is missing, only setting one up is allowed. */
    needsSecondFactor: z.boolean(),
    hasTotp: z.boolean(),
    passkeys: z.int(),
  })
  .openapi('StaffSession');
export type StaffSession = z.infer<typeof StaffSession>;

/**
 * Signed in, or half way. On the portal's own origin the session is a cookie and `token` is null;
 * from another origin (an embedded admin) it is this bearer token, to be kept in memory.
 */
export const StaffSignedIn = z
  .object({
    session: StaffSession.nullable(),
    token: z.string().nullable(),
    /** With `session: null`: the password was right, and this must go to `/api/admin/session/totp` with a code. */
    challenge: z.string().nullable(),
  })
  .openapi('StaffSignedIn');
export type StaffSignedIn = z.infer<typeof StaffSignedIn>;

const tags = ['staff session'];
const signedIn = { 200: answer('Signed in, or asked for the second factor.', StaffSignedIn) } as const;
const Code = z
  .string()
  .trim()
  .regex(/^\d{6}$/, 'Enter the six digits');
/** WebAuthn's own JSON. */
const Ceremony = z.record(z.string(), z.unknown());

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
  request: { body: body(z.strictObject({ challenge: z.string().max(500), code: Code })) },
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
    200: answer('Who is signed in; null when nobody is.', z.object({ session: StaffSession.nullable() })),
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
  request: { body: body(z.strictObject({ code: Code })) },
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
  startTotp,
  confirmTotp,
  staffPasskeyRegistrationOptions,
  addStaffPasskey,
] as const;

import { z } from '@hono/zod-openapi';

import { answer } from '../core/route.js';
import { Id, Instant } from '../core/values.js';
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

/** What every way in answers. */
export const signedIn = { 200: answer('Signed in, or asked for the second factor.', StaffSignedIn) } as const;
/** What an authenticator app shows. */
export const TotpCode = z
  .string()
  .trim()
  .regex(/^\d{6}$/, 'Enter the six digits');
/** WebAuthn's own JSON. */
export const Ceremony = z.record(z.string(), z.unknown());

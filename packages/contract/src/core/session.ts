import { z } from '@hono/zod-openapi';

import { answer, body, empty, operation } from './route.js';
import { Email, Id, Instant } from './values.js';

export const SignInMethod = z.enum(['password', 'code', 'link', 'invitation', 'reset', 'passkey', 'host', 'view-as']);
export type SignInMethod = z.infer<typeof SignInMethod>;

/** What the signed-in client may know of its own session. The secret is not in it. */
export const Session = z
  .object({
    id: Id,
    contact: z.object({
      id: Id,
      email: z.string().nullable(),
      name: z.string(),
      locale: z.string().nullable(),
      timeZone: z.string().nullable(),
    }),
    method: SignInMethod,
    authenticatedAt: Instant,
    expiresAt: Instant,
    hasPassword: z.boolean(),
    /** Somebody of the business looks at the portal as this client sees it; the session reads only. */
    viewer: z.object({ name: z.string() }).nullable(),
  })
  .openapi('Session');
export type Session = z.infer<typeof Session>;

/**
 * The answer to every sign-in. The cookie is set already; where it does not come back,
 * `handoff` is traded once, within a minute, for the same session as a bearer token.
 */
export const SignedIn = z.object({ session: Session, handoff: z.string() }).openapi('SignedIn');
export type SignedIn = z.infer<typeof SignedIn>;

export const Password = z.string().min(1).max(256);

const signedIn = { 200: answer('Signed in.', SignedIn) } as const;
const tags = ['session'];

export const signInWithPassword = operation({
  operationId: 'signInWithPassword',
  method: 'post',
  path: '/api/session/password',
  tags,
  access: 'public',
  request: { body: body(z.strictObject({ email: Email, password: Password })) },
  responses: signedIn,
  problems: [401, 422, 429],
});

/** Where a mailed link leads: a page of the business's site, and what to open there. */
export const Destination = z.strictObject({
  /** The page that holds the portal; its origin must be on the allow-list. The business's first page when left out. */
  page: z.url().max(2000).optional(),
  /** What to open in the portal, such as `invoices/inv_01k…`. */
  view: z
    .string()
    .max(200)
    .regex(/^[\w/-]*$/)
    .optional(),
});
export type Destination = z.infer<typeof Destination>;

export const requestSignInMail = operation({
  operationId: 'requestSignInMail',
  method: 'post',
  path: '/api/session/email',
  tags,
  access: 'public',
  summary: 'Mails a six-digit code and a link; with `purpose: "reset"` a link that sets a new password',
  request: {
    body: body(
      z.strictObject({
        email: Email,
        purpose: z.enum(['sign-in', 'reset']).default('sign-in'),
        destination: Destination.optional(),
      }),
    ),
  },
  responses: { 202: answer('Accepted, whether or not the address is known.', z.object({ expiresIn: z.int() })) },
  problems: [422, 429],
});

export const signInWithCode = operation({
  operationId: 'signInWithCode',
  method: 'post',
  path: '/api/session/code',
  tags,
  access: 'public',
  request: {
    body: body(
      z.strictObject({
        email: Email,
        code: z
          .string()
          .trim()
          .regex(/^\d{6}$/, 'Enter the six digits'),
      }),
    ),
  },
  responses: signedIn,
  problems: [401, 422, 429],
});

export const signInWithHostToken = operation({
  operationId: 'signInWithHostToken',
  method: 'post',
  path: '/api/session/host',
  tags,
  access: 'public',
  summary: "Turns the business site's own login into a portal session: an HS256 JWT, at most 60 seconds old, used once",
  request: { body: body(z.strictObject({ token: z.string().max(4000) })) },
  responses: signedIn,
  problems: [401, 422, 429],
});

export const claimBearer = operation({
  operationId: 'claimBearer',
  method: 'post',
  path: '/api/session/bearer',
  tags,
  access: 'public',
  summary: 'Trades the one-time hand-off code for the session as a bearer token, where the cookie did not come back',
  request: { body: body(z.strictObject({ handoff: z.string().max(200) })) },
  responses: { 200: answer('The same session.', z.object({ session: Session, token: z.string() })) },
  problems: [401, 422, 429],
});

export const getSession = operation({
  operationId: 'getSession',
  method: 'get',
  path: '/api/session',
  tags,
  access: 'public',
  responses: { 200: answer('Who is signed in; null when nobody is.', z.object({ session: Session.nullable() })) },
});

export const signOut = operation({
  operationId: 'signOut',
  method: 'delete',
  path: '/api/session',
  tags,
  access: 'public',
  responses: { 204: empty('Signed out; also when nobody was signed in.') },
});

export const sessionRoutes = [
  signInWithPassword,
  requestSignInMail,
  signInWithCode,
  signInWithHostToken,
  claimBearer,
  getSession,
  signOut,
] as const;

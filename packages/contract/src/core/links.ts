import { z } from '@hono/zod-openapi';

import { answer, body, empty, operation } from './route.js';
import { Password, SignedIn } from './session.js';

const tags = ['session'];

/** A link's secret, or what an opened link template offers, which holds an address and a page. */
export const LinkToken = z.string().min(1).max(4000);

export const signInWithToken = operation({
  operationId: 'signInWithToken',
  method: 'post',
  path: '/api/session/token',
  tags,
  access: 'public',
  summary: 'Consumes the secret of a mailed link: magic link, invitation or password reset',
  request: {
    body: body(
      z.strictObject({
        token: LinkToken,
        /** Sets a password: may accompany an invitation, must accompany a reset. */
        password: Password.optional(),
        /** Sign in even though this browser is signed in as somebody else. */
        replace: z.boolean().default(false),
      }),
    ),
  },
  responses: { 200: answer('Signed in.', SignedIn) },
  problems: [409, 410, 422, 429],
});

export const LinkPurpose = z.enum(['sign-in', 'invitation', 'reset', 'email-change', 'email-undo', 'view-as']);
export type LinkPurpose = z.infer<typeof LinkPurpose>;
/** `offered`: from a mail of another tool; nothing is sent before the person asks for it. */
export const LinkState = z.enum(['valid', 'expired', 'used', 'replaced', 'revoked', 'offered', 'unknown']);
export type LinkState = z.infer<typeof LinkState>;

/** What a link is for and whether it still works. An unknown or malformed one has only its state. */
export const LinkReport = z
  .object({
    state: LinkState,
    purpose: LinkPurpose.nullable(),
    /** Masked: `m•••@example.com`. */
    email: z.string().nullable(),
    /** What to open once signed in. */
    view: z.string().nullable(),
    /** Whether the account has no password yet, so that a first one can be offered. */
    offersPassword: z.boolean(),
  })
  .openapi('LinkReport');
export type LinkReport = z.infer<typeof LinkReport>;

export const inspectToken = operation({
  operationId: 'inspectToken',
  method: 'post',
  path: '/api/session/inspect',
  tags,
  access: 'public',
  summary: 'Tells what a link is for and whether it still works; consumes nothing',
  request: { body: body(z.strictObject({ token: LinkToken })) },
  responses: { 200: answer('The link.', LinkReport) },
  problems: [422, 429],
});

export const renewToken = operation({
  operationId: 'renewToken',
  method: 'post',
  path: '/api/session/renew',
  tags,
  access: 'public',
  summary: 'Mails a fresh link to the address that the expired or used one was for',
  request: { body: body(z.strictObject({ token: LinkToken })) },
  responses: { 202: answer('Accepted, whether or not the link is known.', z.object({ expiresIn: z.int() })) },
  problems: [422, 429],
});

export const settleEmailChange = operation({
  operationId: 'settleEmailChange',
  method: 'post',
  path: '/api/session/email-change',
  tags,
  access: 'public',
  summary: 'Confirms a new address, or undoes the change, with the secret of the mailed link',
  request: { body: body(z.strictObject({ token: LinkToken })) },
  responses: { 200: answer('Done.', z.object({ email: z.string(), undone: z.boolean() })) },
  problems: [409, 410, 422, 429],
});

export const openLinkTemplate = operation({
  operationId: 'openLinkTemplate',
  method: 'get',
  path: '/api/links/{id}',
  tags,
  access: 'public',
  summary:
    'Leads from a mail of another tool to the portal, which offers to mail a link to the address. Signs nobody in',
  request: {
    params: z.object({ id: z.string().min(1).max(4000) }),
    query: z.object({ to: z.string().max(300).default('') }),
  },
  responses: { 302: empty('The page of the portal.') },
  problems: [404, 422],
});

export const linkRoutes = [signInWithToken, inspectToken, renewToken, settleEmailChange, openLinkTemplate] as const;

import { z } from '@hono/zod-openapi';

import { WebAuthnJson } from '../../core/passkeys.js';
import { answer, body, empty, operation } from '../../core/route.js';
import { Password } from '../../core/session.js';
import { Email, Id, Instant, Locale } from '../../core/values.js';

export const Profile = z
  .object({
    id: Id,
    firstName: z.string(),
    lastName: z.string(),
    email: z.string().nullable(),
    /** An address that waits for its confirmation. */
    pendingEmail: z.string().nullable(),
    phone: z.string(),
    company: z.string(),
    locale: z.string().nullable(),
    timeZone: z.string().nullable(),
    hasPassword: z.boolean(),
    createdAt: Instant,
  })
  .openapi('Profile');
export type Profile = z.infer<typeof Profile>;

const text = (max: number) => z.string().trim().max(max);

export const ProfileChange = z
  .strictObject({
    firstName: text(100),
    lastName: text(100),
    phone: text(40),
    company: text(120),
    locale: Locale.nullable(),
    timeZone: text(60).nullable(),
  })
  .partial();
export type ProfileChange = z.infer<typeof ProfileChange>;

export const Passkey = z
  .object({ id: Id, name: z.string(), createdAt: Instant, lastUsedAt: Instant.nullable() })
  .openapi('Passkey');
export type Passkey = z.infer<typeof Passkey>;

const app = 'profile' as const;
const tags = [app];

export const getProfile = operation({
  operationId: 'getProfile',
  method: 'get',
  path: '/api/profile',
  tags,
  app,
  access: 'client',
  responses: { 200: answer('The caller.', Profile) },
  problems: [401, 404],
});

export const updateProfile = operation({
  operationId: 'updateProfile',
  method: 'patch',
  path: '/api/profile',
  tags,
  app,
  access: 'client',
  request: { body: body(ProfileChange) },
  responses: { 200: answer('The changed profile.', Profile) },
  problems: [401, 404, 422],
});

export const changeEmail = operation({
  operationId: 'changeEmail',
  method: 'post',
  path: '/api/profile/email',
  tags,
  app,
  access: 'client',
  summary: 'Asks for a new address; it counts once the link mailed there is followed. Needs a fresh sign-in',
  request: { body: body(z.strictObject({ email: Email })) },
  responses: { 202: answer('The link is on its way.', Profile) },
  problems: [401, 403, 404, 422, 429],
});

export const changePassword = operation({
  operationId: 'changePassword',
  method: 'post',
  path: '/api/profile/password',
  tags,
  app,
  access: 'client',
  summary: 'Sets or changes the password and ends every other session. Needs a fresh sign-in',
  request: { body: body(z.strictObject({ password: Password, currentPassword: Password.optional() })) },
  responses: { 204: empty('The new password holds.') },
  problems: [401, 403, 404, 422, 429],
});

export const listPasskeys = operation({
  operationId: 'listPasskeys',
  method: 'get',
  path: '/api/profile/passkeys',
  tags,
  app,
  access: 'client',
  responses: { 200: answer('Newest first.', z.object({ items: z.array(Passkey) })) },
  problems: [401, 404],
});

export const passkeyOptions = operation({
  operationId: 'passkeyOptions',
  method: 'post',
  path: '/api/profile/passkeys/options',
  tags,
  app,
  access: 'client',
  summary: 'Options for `navigator.credentials.create`. Needs a fresh sign-in',
  responses: { 200: answer('The options.', WebAuthnJson) },
  problems: [401, 403, 404],
});

export const addPasskey = operation({
  operationId: 'addPasskey',
  method: 'post',
  path: '/api/profile/passkeys',
  tags,
  app,
  access: 'client',
  request: { body: body(z.strictObject({ response: WebAuthnJson, name: z.string().trim().min(1).max(60) })) },
  responses: { 201: answer('The passkey.', Passkey) },
  problems: [401, 403, 404, 409, 422],
});

export const removePasskey = operation({
  operationId: 'removePasskey',
  method: 'delete',
  path: '/api/profile/passkeys/{id}',
  tags,
  app,
  access: 'client',
  request: { params: z.object({ id: Id }) },
  responses: { 204: empty('It opens nothing any more.') },
  problems: [401, 403, 404],
});

export const profileRoutes = [
  getProfile,
  updateProfile,
  changeEmail,
  changePassword,
  listPasskeys,
  passkeyOptions,
  addPasskey,
  removePasskey,
] as const;

import { z } from '@hono/zod-openapi';

import { answer, body, empty } from '../core/route.js';
import { Email, Id, Instant } from '../core/values.js';
import { adminOperation } from './route.js';
import { KEY_SCOPES, ROLES, SCOPES } from './scopes.js';

const tags = ['staff'];
const byId = z.object({ id: Id });
const AnyScope = z.enum(SCOPES as [string, ...string[]]);
const KeyScope = z.enum(KEY_SCOPES as [string, ...string[]]);
const Role = z.enum(ROLES);
const Name = z.string().trim().max(100);

export const StaffMember = z
  .object({
    id: Id,
    email: z.string(),
    name: z.string(),
    role: Role,
    state: z.enum(['invited', 'active', 'disabled']),
    secondFactor: z.enum(['none', 'totp', 'passkey', 'both']),
    createdAt: Instant,
    lastLoginAt: Instant.nullable(),
  })
  .openapi('StaffMember');
export type StaffMember = z.infer<typeof StaffMember>;

export const listStaff = adminOperation({
  operationId: 'listStaff',
  method: 'get',
  path: '/api/admin/staff',
  tags,
  scope: 'staff:read',
  responses: { 200: answer('Everybody, the owner first.', z.object({ items: z.array(StaffMember) })) },
});

export const inviteStaff = adminOperation({
  operationId: 'inviteStaff',
  method: 'post',
  path: '/api/admin/staff',
  tags,
  scope: 'staff:write',
  fresh: true,
  summary:
    'Mails somebody a one-time link to join the staff; again for who has not joined yet. Only owners make owners',
  request: { body: body(z.strictObject({ email: Email, name: Name.default(''), role: Role })) },
  responses: { 201: answer('Invited.', StaffMember) },
  problems: [409],
});

export const changeStaff = adminOperation({
  operationId: 'changeStaff',
  method: 'patch',
  path: '/api/admin/staff/{id}',
  tags,
  scope: 'staff:write',
  fresh: true,
  summary: 'The last owner can be neither demoted nor disabled. Taking the second factor away ends all sessions',
  request: {
    params: byId,
    body: body(
      z.strictObject({
        name: Name.optional(),
        role: Role.optional(),
        disabled: z.boolean().optional(),
        /** For somebody who lost it: removes the authenticator app and all passkeys. */
        removeSecondFactor: z.literal(true).optional(),
      }),
    ),
  },
  responses: { 200: answer('As it is now.', StaffMember) },
  problems: [404, 409],
});

export const ApiKey = z
  .object({
    id: Id,
    name: z.string(),
    /** The beginning of the key, to tell keys apart. */
    prefix: z.string(),
    scopes: z.array(AnyScope),
    createdAt: Instant,
    createdBy: z.string(),
    expiresAt: Instant.nullable(),
    lastUsedAt: Instant.nullable(),
    revokedAt: Instant.nullable(),
  })
  .openapi('ApiKey');
export type ApiKey = z.infer<typeof ApiKey>;

export const listApiKeys = adminOperation({
  operationId: 'listApiKeys',
  method: 'get',
  path: '/api/admin/api-keys',
  tags,
  scope: 'staff:read',
  responses: { 200: answer('All keys, newest first.', z.object({ items: z.array(ApiKey) })) },
});

export const createApiKey = adminOperation({
  operationId: 'createApiKey',
  method: 'post',
  path: '/api/admin/api-keys',
  tags,
  scope: 'staff:write',
  fresh: true,
  summary: 'Makes a key. It is shown in this answer and never again',
  request: {
    body: body(
      z.strictObject({
        name: z.string().trim().min(1).max(100),
        scopes: z.array(KeyScope).min(1),
        /** Days until it ends; never when left out. */
        days: z.int().min(1).max(3650).optional(),
      }),
    ),
  },
  responses: { 201: answer('The key.', z.object({ key: ApiKey, secret: z.string() })) },
});

export const revokeApiKey = adminOperation({
  operationId: 'revokeApiKey',
  method: 'delete',
  path: '/api/admin/api-keys/{id}',
  tags,
  scope: 'staff:write',
  request: { params: byId },
  responses: { 204: empty('It no longer works.') },
  problems: [404],
});

export const staffRoutes = [listStaff, inviteStaff, changeStaff, listApiKeys, createApiKey, revokeApiKey] as const;

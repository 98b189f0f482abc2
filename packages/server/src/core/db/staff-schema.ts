import type { Role, Scope } from '@client-portal/contract/admin';
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Who works for the business, and the keys it gave out. Constraints stand in the migrations. */
export const staff = sqliteTable('staff', {
  id: text().primaryKey(),
  email: text().notNull(),
  name: text().notNull().default(''),
  role: text().$type<Role>().notNull(),
  passwordHash: text('password_hash'),
  /** Sealed base32; counts once confirmed. */
  totpSecret: text('totp_secret'),
  totpConfirmedAt: integer('totp_confirmed_at'),
  /** The time step of the last code, so that none works twice. */
  totpStep: integer('totp_step').notNull().default(0),
  disabledAt: integer('disabled_at'),
  createdAt: integer('created_at').notNull(),
  updatedAt: integer('updated_at').notNull(),
  lastLoginAt: integer('last_login_at'),
});

export const staffPasskey = sqliteTable('staff_passkey', {
  id: text().primaryKey(),
  staffId: text('staff_id').notNull(),
  credentialId: text('credential_id').notNull(),
  publicKey: text('public_key').notNull(),
  counter: integer().notNull(),
  transports: text().notNull(),
  rpId: text('rp_id').notNull(),
  name: text().notNull(),
  createdAt: integer('created_at').notNull(),
  lastUsedAt: integer('last_used_at'),
});

export const staffSession = sqliteTable('staff_session', {
  /** SHA-256 of the secret that the browser holds. */
  idHash: text('id_hash').primaryKey(),
  id: text().notNull(),
  staffId: text('staff_id').notNull(),
  method: text().notNull(),
  userAgent: text('user_agent'),
  origin: text(),
  createdAt: integer('created_at').notNull(),
  authenticatedAt: integer('authenticated_at').notNull(),
  expiresAt: integer('expires_at').notNull(),
  absoluteExpiresAt: integer('absolute_expires_at').notNull(),
});

export const staffLink = sqliteTable('staff_link', {
  id: text().primaryKey(),
  tokenHash: text('token_hash').notNull(),
  purpose: text().$type<'join' | 'reset'>().notNull(),
  staffId: text('staff_id').notNull(),
  createdBy: text('created_by').notNull(),
  createdAt: integer('created_at').notNull(),
  expiresAt: integer('expires_at').notNull(),
  usedAt: integer('used_at'),
});

export const apiKey = sqliteTable('api_key', {
  id: text().primaryKey(),
  name: text().notNull(),
  secretHash: text('secret_hash').notNull(),
  prefix: text().notNull(),
  scopes: text({ mode: 'json' }).$type<Scope[]>().notNull(),
  createdBy: text('created_by').notNull(),
  createdAt: integer('created_at').notNull(),
  expiresAt: integer('expires_at'),
  lastUsedAt: integer('last_used_at'),
  revokedAt: integer('revoked_at'),
});

/** What a POST with an `Idempotency-Key` was answered. */
export const idempotency = sqliteTable(
  'idempotency',
  {
    actor: text().notNull(),
    key: text().notNull(),
    requestHash: text('request_hash').notNull(),
    /** Null while the first request is under way. */
    status: integer(),
    /** Sealed: an answer may hold a link. */
    answer: text(),
    createdAt: integer('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.actor, table.key] })],
);

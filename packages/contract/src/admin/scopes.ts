import { APP_IDS, type AppId } from '../apps.js';

/** What a member of the staff may be; each can do what those after it can. */
export const ROLES = ['owner', 'admin', 'staff', 'read-only'] as const;
export type Role = (typeof ROLES)[number];

const CORE_SCOPES = [
  /** Numbers of the dashboard, and what needs attention. */
  'metrics:read',
  'contacts:read',
  'contacts:write',
  /** Erasing a contact for good, and merging two. */
  'contacts:erase',
  /** Invitations, magic links, login mails, and the mails that were sent. */
  'invitations:read',
  'invitations:write',
  'forms:read',
  'forms:write',
  'settings:read',
  'settings:write',
  /** The event log, which is also the audit log. */
  'events:read',
  'webhooks:read',
  'webhooks:write',
  'staff:read',
  'staff:write',
  /** Looking at the portal as a client sees it. */
  'view-as:write',
  /** Everything at once: export of the business, and import into an empty one. */
  'business:read',
  'business:write',
] as const;

type CoreScope = (typeof CORE_SCOPES)[number];
export type Scope = CoreScope | `${AppId}:read` | `${AppId}:write`;

const APP_SCOPES = APP_IDS.flatMap((app): Scope[] => [`${app}:read`, `${app}:write`]);

/** Every right there is. An API key holds some of them; a role stands for a set of them. */
export const SCOPES: readonly Scope[] = [...CORE_SCOPES, ...APP_SCOPES];

const isRead = (scope: Scope) => scope.endsWith(':read') && scope !== 'business:read';
const OF_ADMINS: readonly Scope[] = ['contacts:erase', 'settings:write', 'webhooks:write', 'staff:write'];
const OF_OWNERS: readonly Scope[] = ['business:read', 'business:write'];

/** What a role may do. */
export function scopesOf(role: Role): readonly Scope[] {
  if (role === 'owner') return SCOPES;
  if (role === 'read-only') return SCOPES.filter(isRead);
  const withheld = role === 'admin' ? OF_OWNERS : [...OF_OWNERS, ...OF_ADMINS];
  return SCOPES.filter((scope) => !withheld.includes(scope));
}

const NOT_OF_KEYS: readonly Scope[] = ['staff:write', 'business:write'];

/** What an API key can be given: a key never makes staff or other keys, nor imports a business, which holds staff. */
export const KEY_SCOPES: readonly Scope[] = SCOPES.filter((scope) => !NOT_OF_KEYS.includes(scope));

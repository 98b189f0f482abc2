import type { Scope } from '@client-portal/contract/admin';
import {
  clockIcon,
  communityIcon,
  fileTextIcon,
  downloadIcon,
  homeIcon,
  keyIcon,
  linkIcon,
  mailIcon,
  profileIcon,
  sendIcon,
  settingsIcon,
  uploadIcon,
  type Icon,
} from '@client-portal/kit/icons.js';

import type { AdminScope } from '../core/admin-context.js';
import type { Command, CommandSearch } from '../core/commands.js';
import { appAreas } from '../apps.js';
import type { AreaId } from './area-messages.js';

/** What an area puts into the command palette before anybody has opened it. */
export interface AreaCommands {
  commands?: ((scope: AdminScope) => readonly Command[]) | undefined;
  /** Asked with what was typed. */
  search?: ((scope: AdminScope) => CommandSearch) | undefined;
}

export interface Area {
  id: AreaId;
  /** Shown to those who have this right; `staff` to everybody. */
  scope: Scope | 'staff';
  icon: Icon;
  /** Where it stands in the navigation; areas without a group are reached from others. */
  group?: 'clients' | 'apps' | 'business' | 'home' | undefined;
  /** Marked in the navigation while this area is open. */
  parent?: AreaId | undefined;
  /** The element of the page; it gets `view`, the rest of the address after the area's id. */
  tag: string;
  load: () => Promise<unknown>;
  commands?: () => Promise<AreaCommands>;
}

/** Every area there is, in the order of the navigation. The words are in `area-messages.ts`. */
export const areas: readonly Area[] = [
  {
    id: 'dashboard',
    group: 'home',
    scope: 'metrics:read',
    icon: homeIcon,
    tag: 'portal-admin-dashboard',
    load: () => import('../dashboard/index.js'),
  },
  {
    id: 'contacts',
    group: 'clients',
    scope: 'contacts:read',
    icon: communityIcon,
    tag: 'portal-admin-contacts',
    load: () => import('../contacts/index.js'),
    commands: () => import('../contacts/commands.js'),
  },
  ...appAreas,
  {
    id: 'imports',
    parent: 'contacts',
    scope: 'contacts:read',
    icon: uploadIcon,
    tag: 'portal-admin-imports',
    load: () => import('../imports/index.js'),
    commands: () => import('../imports/commands.js'),
  },
  {
    id: 'invitations',
    group: 'clients',
    scope: 'invitations:read',
    icon: linkIcon,
    tag: 'portal-admin-invitations',
    load: () => import('../invitations/index.js'),
    commands: () => import('../invitations/commands.js'),
  },
  {
    id: 'mails',
    group: 'clients',
    scope: 'invitations:read',
    icon: mailIcon,
    tag: 'portal-admin-mails',
    load: () => import('../mails/index.js'),
  },
  {
    id: 'forms',
    group: 'clients',
    scope: 'forms:read',
    icon: fileTextIcon,
    tag: 'portal-admin-forms',
    load: () => import('../forms/index.js'),
    commands: () => import('../forms/commands.js'),
  },
  {
    id: 'settings',
    group: 'business',
    scope: 'settings:read',
    icon: settingsIcon,
    tag: 'portal-admin-settings',
    load: () => import('../settings/index.js'),
    commands: () => import('../settings/commands.js'),
  },
  {
    id: 'staff',
    group: 'business',
    scope: 'staff:read',
    icon: keyIcon,
    tag: 'portal-admin-staff',
    load: () => import('../staff/index.js'),
    commands: () => import('../staff/commands.js'),
  },
  {
    id: 'webhooks',
    group: 'business',
    scope: 'webhooks:read',
    icon: sendIcon,
    tag: 'portal-admin-webhooks',
    load: () => import('../webhooks/index.js'),
  },
  {
    id: 'audit',
    group: 'business',
    scope: 'events:read',
    icon: clockIcon,
    tag: 'portal-admin-audit',
    load: () => import('../audit/index.js'),
  },
  {
    id: 'business',
    group: 'business',
    scope: 'business:read',
    icon: downloadIcon,
    tag: 'portal-admin-business',
    load: () => import('../business/index.js'),
  },
  {
    id: 'account',
    scope: 'staff',
    icon: profileIcon,
    tag: 'portal-admin-account',
    load: () => import('../account/index.js'),
  },
];

import { KEY_SCOPES, ROLES, type Role, type Scope } from '@client-portal/contract/admin';
import { PortalError } from '@client-portal/contract/errors';

import { createKey } from '../../core/admin/staff/api-keys.js';
import { inviteStaffMember } from '../../core/admin/staff/invite-member.js';
import { listStaffMembers } from '../../core/admin/staff/members.js';
import type { Core } from '../../core/deps.js';
import { text, toDay, toTable, UsageError, type Command } from './command.js';

const ACTOR = 'cli';

const isAddress = (email: string) => /^\S+@\S+\.\S+$/.test(email);

async function invite(core: Core, email: string, name: string, role: Role) {
  if (!isAddress(email)) throw new UsageError(`${email} is not an e-mail address`);
  return inviteStaffMember(core, ACTOR, { email, name, role }, { mail: false });
}

const init: Command = {
  usage: '<email>',
  summary: 'Make the first owner: prints a one-time link to the admin, where a password is chosen. [--name]',
  options: { name: { type: 'string' } },
  async run(core, { args: [email = ''], values }) {
    const owners = (await listStaffMembers(core)).filter(({ role, state }) => role === 'owner' && state === 'active');
    if (owners.length > 0) {
      const message = `${owners[0]!.email} is an owner already. Owners invite others in the admin; or use: client-portal staff-invite`;
      throw new PortalError('conflict', message);
    }
    const { url, expiresAt } = await invite(core, email, text(values['name']) ?? '', 'owner');
    return {
      json: { email, url, expiresAt },
      text: `Open this link, once, until ${toDay(expiresAt)} UTC, to choose a password:\n${url}`,
    };
  },
};

const staffInvite: Command = {
  usage: '<email>',
  summary: `Print a one-time link that makes somebody one of the staff. [--role ${ROLES.join('|')} --name]`,
  options: { name: { type: 'string' }, role: { type: 'string' } },
  async run(core, { args: [email = ''], values }) {
    const role = (text(values['role']) ?? 'staff') as Role;
    if (!ROLES.includes(role)) throw new UsageError(`The role is one of ${ROLES.join(', ')}`);
    const { url, expiresAt } = await invite(core, email, text(values['name']) ?? '', role);
    return { json: { email, role, url, expiresAt }, text: url };
  },
};

const staff: Command = {
  usage: '',
  summary: 'List who works in the admin',
  async run(core) {
    const items = await listStaffMembers(core);
    const rows = items.map((each) => [each.email, each.role, each.state, each.secondFactor, toDay(each.lastLoginAt)]);
    const none = 'Nobody yet. Make the first owner with: client-portal init <email>';
    const table = toTable([['email', 'role', 'state', 'second factor', 'last sign-in'], ...rows]);
    return { json: { items }, text: rows.length > 0 ? table : none };
  },
};

const apiKey: Command = {
  usage: '<name> <scope>',
  optional: 50,
  summary: 'Make a key for the management API and print it, once. [--days] Scopes such as contacts:read',
  options: { days: { type: 'string' } },
  async run(core, { args: [name = '', ...scopes], values }) {
    const unknown = scopes.filter((scope) => !KEY_SCOPES.includes(scope as Scope));
    if (unknown.length > 0) {
      throw new UsageError(`There is no scope ${unknown.join(', ')}. There are: ${KEY_SCOPES.join(', ')}`);
    }
    const days = values['days'] === undefined ? undefined : Number(values['days']);
    if (days !== undefined && !(Number.isInteger(days) && days > 0)) throw new UsageError('--days is a number of days');
    const { key, secret } = await createKey(core, ACTOR, { name, scopes: scopes as Scope[], days });
    return { json: { key, secret }, text: secret };
  },
};

export const staffCommands: Record<string, Command> = { init, staff, 'staff-invite': staffInvite, 'api-key': apiKey };

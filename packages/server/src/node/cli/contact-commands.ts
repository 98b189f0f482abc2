import {
  approveContact,
  listContacts,
  restoreContact,
  signOutContact,
  suspendContact,
} from '../../core/admin/contacts.js';
import { grantResource, revokeResource } from '../../core/admin/entitlements.js';
import { listInvitations, revokeInvitation } from '../../core/admin/invitations.js';
import { inviteContact } from '../../core/admin/invite-contact.js';
import { createMagicLink } from '../../core/admin/magic-link.js';
import type { Core } from '../../core/deps.js';
import { given, text, toDay, toTable, type Command } from './command.js';

const ACTOR = 'cli';
const PAGING = { cursor: { type: 'string' } } as const;
const DESTINATION = { page: { type: 'string' }, view: { type: 'string' } } as const;

const more = (nextCursor: string | null) => (nextCursor ? `\nMore: --cursor ${nextCursor}` : '');

const invite: Command = {
  usage: '<email>',
  summary:
    'Invite somebody by mail; makes the contact when there is none. [--first-name --last-name --page --view --grant app:invoices --print-link]',
  options: {
    ...DESTINATION,
    'first-name': { type: 'string' },
    'last-name': { type: 'string' },
    grant: { type: 'string', multiple: true },
    'print-link': { type: 'boolean' },
  },
  async run(core, { args: [email = ''], values }) {
    const { page, view, grant } = values;
    const options = {
      firstName: text(values['first-name']),
      lastName: text(values['last-name']),
      page: text(page),
      view: text(view),
    };
    const invited = await inviteContact(core, ACTOR, {
      email,
      ...given(options),
      ...(Array.isArray(grant) ? { grants: grant as never } : {}),
    });
    const { url, ...report } = invited;
    const link = values['print-link'] ? { url } : {};
    const who = invited.created ? `${invited.email} is a contact now and invited` : `${invited.email} is invited`;
    return {
      json: { ...report, ...link },
      text: `${who}, until ${toDay(invited.expiresAt)}.${values['print-link'] ? `\n${url}` : ''}`,
    };
  },
};

const invitations: Command = {
  usage: '',
  summary: 'What became of everybody’s last invitation. [--cursor]',
  options: PAGING,
  async run(core, { values }) {
    const page = await listInvitations(core, { cursor: text(values.cursor) });
    const rows = page.items.map((each) => [
      each.email,
      each.state,
      toDay(each.invitedAt),
      toDay(each.expiresAt),
      each.name,
    ]);
    const list =
      rows.length > 0 ? toTable([['email', 'state', 'invited', 'expires', 'name'], ...rows]) : 'Nobody is invited yet.';
    return { json: page, text: list + more(page.nextCursor) };
  },
};

const magicLink: Command = {
  usage: '<email>',
  summary: 'Print a link that signs a contact in, once, within an hour. [--page --view]',
  options: DESTINATION,
  async run(core, { args: [email = ''], values }) {
    const link = await createMagicLink(core, ACTOR, {
      email,
      ...given({ page: text(values.page), view: text(values.view) }),
    });
    return { json: link, text: link.url };
  },
};

const contacts: Command = {
  usage: '',
  summary: 'List the contacts, newest first. [--cursor]',
  options: PAGING,
  async run(core, { values }) {
    const page = await listContacts(core, { cursor: text(values.cursor) });
    const rows = page.items.map((each) => [
      each.id,
      each.email ?? '-',
      each.access,
      toDay(each.lastLoginAt),
      [each.firstName, each.lastName].filter(Boolean).join(' '),
    ]);
    return {
      json: page,
      text: toTable([['id', 'email', 'access', 'last sign-in', 'name'], ...rows]) + more(page.nextCursor),
    };
  },
};

/** A command that does one thing to one contact. */
const onContact = (summary: string, said: string, act: (core: Core, email: string) => Promise<unknown>): Command => ({
  usage: '<email>',
  summary,
  async run(core, { args: [email = ''] }) {
    await act(core, email);
    return { json: { email, done: true }, text: `${email} ${said}.` };
  },
});

const onResource = (
  summary: string,
  said: string,
  act: (core: Core, email: string, resource: string) => Promise<void>,
): Command => ({
  usage: '<email> <resource>',
  summary,
  async run(core, { args: [email = '', resource = ''] }) {
    await act(core, email, resource);
    return { json: { email, resource, done: true }, text: `${email} ${said} ${resource}.` };
  },
});

const signOut: Command = {
  usage: '<email>',
  summary: 'End every session of a contact',
  async run(core, { args: [email = ''] }) {
    const ended = await signOutContact(core, ACTOR, email);
    return { json: { email, ended }, text: `${ended} ${ended === 1 ? 'session' : 'sessions'} ended.` };
  },
};

export const contactCommands: Record<string, Command> = {
  invite,
  invitations,
  'revoke-invitation': onContact('Make an open invitation useless', 'can no longer use the invitation', (core, email) =>
    revokeInvitation(core, ACTOR, email),
  ),
  'magic-link': magicLink,
  contacts,
  approve: onContact('Let somebody in who asked for access', 'may sign in and has a link by mail', (core, email) =>
    approveContact(core, ACTOR, email),
  ),
  suspend: onContact('Shut a contact out at once', 'is signed out everywhere and shut out', (core, email) =>
    suspendContact(core, ACTOR, email),
  ),
  restore: onContact('Let a suspended contact back in', 'may sign in again', (core, email) =>
    restoreContact(core, ACTOR, email),
  ),
  grant: onResource('Give a contact something, such as app:invoices', 'has', (core, email, what) =>
    grantResource(core, ACTOR, email, what),
  ),
  revoke: onResource('Take it away', 'no longer has', (core, email, what) => revokeResource(core, ACTOR, email, what)),
  'sign-out': signOut,
};

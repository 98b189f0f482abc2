import { ContactFilter } from '@client-portal/contract/admin';

import { grantResource, revokeResource } from '../../core/admin/access/grant-by-address.js';
import {
  approveContact,
  restoreContact,
  signOutContact,
  suspendContact,
} from '../../core/admin/contacts/change-access.js';
import { requireContact } from '../../core/admin/contacts/find-contact.js';
import { listContacts } from '../../core/admin/contacts/list-contacts.js';
import { parseInput } from '../../core/admin/parse-input.js';
import type { Core } from '../../core/deps.js';
import { given, text, toDay, toTable, type Command } from './command.js';

const ACTOR = 'cli';
const PAGING = { cursor: { type: 'string' } } as const;

const more = (nextCursor: string | null) => (nextCursor ? `\nMore: --cursor ${nextCursor}` : '');

const contacts: Command = {
  usage: '',
  summary: 'List contacts, newest first. [--search --state --tag --cursor]',
  options: { ...PAGING, search: { type: 'string' }, state: { type: 'string' }, tag: { type: 'string' } },
  async run(core, { values }) {
    const { cursor, search, state, tag } = values;
    const filter = parseInput(ContactFilter, given({ q: text(search), state: text(state), tag: text(tag) }));
    const page = await listContacts(core, { filters: [filter], cursor: text(cursor), limit: 100 });
    const rows = page.items.map((each) => [
      each.id,
      each.email ?? '-',
      each.state,
      toDay(each.lastLoginAt),
      [each.firstName, each.lastName].filter(Boolean).join(' '),
    ]);
    return {
      json: page,
      text: toTable([['id', 'email', 'state', 'last sign-in', 'name'], ...rows]) + more(page.nextCursor),
    };
  },
};

/** A command that does one thing to one contact. */
const onAddress = (summary: string, said: string, act: (core: Core, email: string) => Promise<unknown>): Command => ({
  usage: '<email>',
  summary,
  async run(core, { args: [email = ''] }) {
    await act(core, email);
    return { json: { email, done: true }, text: `${email} ${said}.` };
  },
});

/** The same for what is done by id. */
const onContact = (summary: string, said: string, act: (core: Core, id: string) => Promise<unknown>): Command =>
  onAddress(summary, said, async (core, email) => act(core, (await requireContact(core, email)).id));

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
    const { id } = await requireContact(core, email);
    const ended = await signOutContact(core, ACTOR, id);
    return { json: { email, ended }, text: `${ended} ${ended === 1 ? 'session' : 'sessions'} ended.` };
  },
};

export const contactCommands: Record<string, Command> = {
  contacts,
  approve: onContact('Let somebody in who asked for access', 'may sign in and has a link by mail', (core, id) =>
    approveContact(core, ACTOR, id),
  ),
  suspend: onContact('Shut a contact out at once', 'is signed out everywhere and shut out', (core, id) =>
    suspendContact(core, ACTOR, id),
  ),
  unsuspend: onContact('Let a suspended contact back in', 'may sign in again', (core, id) =>
    restoreContact(core, ACTOR, id),
  ),
  grant: onResource('Give a contact something, such as app:invoices', 'has', (core, email, what) =>
    grantResource(core, ACTOR, email, what),
  ),
  revoke: onResource('Take it away', 'no longer has', (core, email, what) => revokeResource(core, ACTOR, email, what)),
  'sign-out': signOut,
};

import { APP_IDS, type AppId } from '@client-portal/contract/apps';

import { requireContact } from '../../core/admin/contacts/find-contact.js';
import { inviteContact } from '../../core/admin/invitations/invite-contact.js';
import { listInvitations, revokeInvitation } from '../../core/admin/invitations/list-invitations.js';
import { createMagicLink } from '../../core/admin/invitations/magic-links.js';
import { createMailBatch } from '../../core/admin/invitations/mail-batches.js';
import { toRecipients } from '../../core/admin/invitations/recipients.js';
import { testMailServer } from '../../core/admin/mails/test-mail-server.js';
import { requireOwnPage } from '../../core/auth/sign-in-routes.js';
import type { Core } from '../../core/deps.js';
import { readSettings } from '../../core/settings.js';
import { given, text, toDay, toTable, UsageError, type Command, type Input } from './command.js';

const ACTOR = 'cli';
const DESTINATION = { page: { type: 'string' }, view: { type: 'string' } } as const;
const MINUTES = { minutes: { type: 'string' } } as const;

function toMinutes(value: Input['values'][string]): number | undefined {
  const written = text(value);
  if (written !== undefined && !/^\d{1,4}$/.test(written)) throw new UsageError('--minutes takes a number, such as 60');
  return written === undefined ? undefined : Number(written);
}

const invite: Command = {
  usage: '<email>',
  summary:
    'Invite somebody by mail; makes the contact when there is none. [--first-name --last-name --page --view --message --grant app:invoices --print-link]',
  options: {
    ...DESTINATION,
    'first-name': { type: 'string' },
    'last-name': { type: 'string' },
    message: { type: 'string' },
    grant: { type: 'string', multiple: true },
    'print-link': { type: 'boolean' },
  },
  async run(core, { args: [email = ''], values }) {
    const { page, view, grant, message } = values;
    const names = { firstName: text(values['first-name']), lastName: text(values['last-name']) };
    const options = { ...names, page: text(page), view: text(view), message: text(message) };
    const grants = Array.isArray(grant) ? { grants: grant as never } : {};
    const invited = await inviteContact(core, ACTOR, { email, ...given(options), ...grants });
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
  options: { cursor: { type: 'string' } },
  async run(core, { values }) {
    const page = await listInvitations(core, { cursor: text(values.cursor) });
    const rows = page.items.map((each) => [
      each.email,
      each.state,
      toDay(each.lastInvitedAt),
      toDay(each.expiresAt),
      each.name,
    ]);
    const list =
      rows.length > 0 ? toTable([['email', 'state', 'invited', 'expires', 'name'], ...rows]) : 'Nobody is invited yet.';
    return { json: page, text: list + (page.nextCursor ? `\nMore: --cursor ${page.nextCursor}` : '') };
  },
};

const revoke: Command = {
  usage: '<email>',
  summary: 'Make an open invitation useless',
  async run(core, { args: [email = ''] }) {
    await revokeInvitation(core, ACTOR, (await requireContact(core, email)).id);
    return { json: { email, done: true }, text: `${email} can no longer use the invitation.` };
  },
};

function toScope({ app, view }: Input['values']) {
  const [appId, item] = [text(app), text(view)];
  if (appId !== undefined && item !== undefined) throw new UsageError('Write --app or --view, one of the two');
  if (appId !== undefined && !APP_IDS.includes(appId as AppId)) {
    throw new UsageError(`--app takes one of ${APP_IDS.join(', ')}`);
  }
  if (appId !== undefined) return { kind: 'app', app: appId as AppId } as const;
  return item === undefined ? ({ kind: 'portal' } as const) : ({ kind: 'item', view: item } as const);
}

const magicLink: Command = {
  usage: '<email>',
  summary:
    'Print a link that signs a contact in, once. [--app invoices | --view invoices/inv_…] [--minutes 60] [--page]',
  options: { ...DESTINATION, ...MINUTES, app: { type: 'string' } },
  async run(core, { args: [email = ''], values }) {
    const options = given({ minutes: toMinutes(values['minutes']), page: text(values['page']) });
    const link = await createMagicLink(core, ACTOR, { email, scope: toScope(values), ...options });
    return { json: link, text: link.url };
  },
};

async function recipientsOf(core: Core, emails: string[], values: Input['values']): Promise<string[]> {
  const everybody = values['all-invited'] === true;
  if (everybody === emails.length > 0) throw new UsageError('Write addresses, or --all-invited, one of the two');
  if (everybody) return toRecipients(core, { filter: { state: 'invited' } });
  const rows = await Promise.all(emails.map((email) => requireContact(core, email)));
  return rows.map(({ id }) => id);
}

const loginEmail: Command = {
  usage: '[email …]',
  optional: 1000,
  summary:
    'Mail contacts a link that signs them in once, a few at a time. [--all-invited: who is invited and has not come yet] [--view --page --minutes 1440]',
  options: { ...DESTINATION, ...MINUTES, 'all-invited': { type: 'boolean' } },
  async run(core, { args, values }) {
    const contactIds = await recipientsOf(core, args, values);
    const [page, view] = [text(values['page']), text(values['view'])];
    requireOwnPage(core, await readSettings(core.db), page);
    const minutes = toMinutes(values['minutes']) ?? 1440;
    const options = { ...given({ page, view }), grants: [], message: '', minutes };
    const batch = await createMailBatch(core, ACTOR, { kind: 'login', contactIds, options });
    const mails = batch.total === 1 ? 'One mail is' : `${batch.total} mails are`;
    return { json: batch, text: `${mails} on the way; the running server sends them.` };
  },
};

const mailTest: Command = {
  usage: '<address>',
  summary: 'Send a test mail now, and say in plain words how it went',
  async run(core, { args: [address = ''] }) {
    const result = await testMailServer(core, address);
    return { json: result, text: result.message, exitCode: result.ok ? 0 : 1 };
  },
};

export const invitationCommands: Record<string, Command> = {
  invite,
  invitations,
  'revoke-invitation': revoke,
  'magic-link': magicLink,
  'login-email': loginEmail,
  'mail-test': mailTest,
};

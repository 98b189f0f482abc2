import type { FormContent } from '@client-portal/contract/admin';
import { and, eq } from 'drizzle-orm';

import { DAY } from '../../clock.js';
import { expectChange, type Statement } from '../../db/change.js';
import type { Core } from '../../deps.js';
import type { OutboxHandler } from '../../outbox.js';
import { readSettings, type Settings } from '../../settings.js';
import { createContactRow } from '../contacts/create-contact.js';
import { type ContactRow, findContact } from '../contacts/find-contact.js';
import { issueInvitation, markInvited } from '../invitations/invite-contact.js';
import { type Capture, captureFor, captureStatements, joinCaptures } from './capture.js';
import { form, formSubmission, type SubmissionRow } from './schema.js';

const OWN = ['firstName', 'lastName', 'company', 'phone'] as const;

function newContact(core: Core, row: SubmissionRow) {
  const { email: _, ...rest } = row.content;
  const own = Object.fromEntries(OWN.map((name) => [name, (rest[name] ?? '').slice(0, 100)]));
  const others = Object.entries(rest).filter(([name]) => !OWN.includes(name as never));
  const fields = Object.fromEntries(others.map(([name, value]) => [name, value.slice(0, 1000)]));
  const made = createContactRow(
    core,
    'system',
    { ...own, email: row.email, fields, source: 'form' },
    { form: row.formId },
  );
  return {
    ...made,
    person: { id: made.id, firstName: own['firstName']!, lastName: own['lastName']!, invitedAt: null },
  };
}

/**
 * Anybody can type anybody's address: what is known of a contact is not touched by what a stranger writes, and a
 * contact is mailed at most one invitation a day.
 */
function isInvited(core: Core, capture: Capture, known: ContactRow | undefined): boolean {
  if (!capture.invite || !known) return capture.invite;
  const { access, firstLoginAt, lastInvitedAt } = known;
  const isRecent = lastInvitedAt !== null && core.clock() - lastInvitedAt < DAY;
  return access === 'eligible' && firstLoginAt === null && !isRecent;
}

async function invitation(core: Core, settings: Settings, row: SubmissionRow, id: string, known?: ContactRow) {
  const name = known ? known.firstName : (row.content['firstName'] ?? '');
  const guest = { id, email: known?.email ?? row.email, name, locale: known?.locale ?? null };
  return (await issueInvitation(core, settings, 'system', guest, { grants: [], message: '' })).statements;
}

/** The contact, what it receives, and its invitation: one write, so that a second try does nothing twice. */
async function statements(core: Core, row: SubmissionRow, content: FormContent): Promise<Statement[]> {
  const settings = await readSettings(core.db);
  const known = await findContact(core, row.email);
  const capture = joinCaptures(captureFor(settings, 'form', row.formId), content);
  const made = known ? undefined : newContact(core, row);
  const id = known?.id ?? made!.id;
  const invites = isInvited(core, capture, known) ? await invitation(core, settings, row, id, known) : [];
  return [
    ...(made?.statements ?? []),
    ...(await captureStatements(core, 'system', id, capture)),
    ...(invites.length > 0 ? markInvited(core, known ?? made!.person) : []),
    ...invites,
    core.db
      .update(formSubmission)
      .set({ state: 'accepted', contactId: id, reason: null })
      .where(and(eq(formSubmission.id, row.id), eq(formSubmission.state, 'received'))),
    expectChange(core.db),
  ];
}

/** Works off what was sent; a form that was deleted meanwhile took its answers with it. */
export const takeSubmission: OutboxHandler = async (core, { payload }) => {
  const { id } = payload as { id: string };
  const [found] = await core.db
    .select({ row: formSubmission, content: form.content })
    .from(formSubmission)
    .innerJoin(form, eq(form.id, formSubmission.formId))
    .where(and(eq(formSubmission.id, id), eq(formSubmission.state, 'received')));
  return found ? statements(core, found.row, found.content) : [];
};

import type { Session, SignedIn, SignInMethod } from '@client-portal/contract';
import { PortalError } from '@client-portal/contract/errors';
import { and, eq, isNull, sql } from 'drizzle-orm';

import { announce } from '../commit.js';
import { expectChange, isStaleChange, write, type Statement } from '../db/change.js';
import { contact, session } from '../db/schema.js';
import { event } from '../db/work-schema.js';
import type { Core } from '../deps.js';
import { recordEvent } from '../events.js';
import { giveCookie } from '../http/carrier.js';
import type { RequestContext } from '../http/environment.js';
import { createId } from '../ids.js';
import { createSecret, hashSecret } from '../secrets.js';
import { sessionEnded } from './device-routes.js';
import { readAccess, createLuciaSession } from './lucia.js';
import type { Caller } from './access.js';

/** What a client may know of its session. */
export const toSession = (caller: Caller): Session => ({
  id: caller.sessionId,
  contact: {
    id: caller.contactId,
    email: caller.email,
    name: [caller.firstName, caller.lastName].filter(Boolean).join(' '),
    locale: caller.locale,
    timeZone: caller.timeZone,
  },
  method: caller.method,
  authenticatedAt: caller.authenticatedAt,
  expiresAt: caller.expiresAt,
  hasPassword: caller.hasPassword,
  viewer: caller.viewer && { name: caller.viewer.name },
});

export interface SignIn {
  contactId: string;
  method: SignInMethod;
  /** Guarded statements that use up the proof; each must be followed by `expectChange`. */
  proof?: Statement[];
  /** What else happens once the proof holds. */
  effects?: Statement[];
  /** When the person proved who they are, where that was not now. */
  authenticatedAt?: number;
  /** Who of the staff looks through this session, for how many milliseconds at most. */
  acting?: { staffId: string; name: string; life: number };
}

const joined = (core: Core, contactId: string, method: string, now: number): Statement =>
  core.db.run(sql`INSERT INTO ${event} (type, actor, subject_type, subject_id, contact_id, data, at)
    SELECT 'contact.joined', ${`client:${contactId}`}, 'contact', ${contactId}, ${contactId}, ${JSON.stringify({ method })}, ${now}
    FROM ${contact} WHERE ${and(eq(contact.id, contactId), isNull(contact.firstLoginAt))}`);

/** Somebody of the staff looks: nothing of the contact's changes, and nothing counts as its sign-in. */
const lookStatements = (core: Core, c: RequestContext, signIn: SignIn, id: string, insert: Statement): Statement[] => [
  ...(signIn.proof ?? []),
  ...endReplaced(core, c.get('access').caller, signIn.contactId),
  insert,
  recordEvent(core.db, {
    type: 'view-as.started',
    actor: `staff:${signIn.acting!.staffId}`,
    subject: { type: 'contact', id: signIn.contactId },
    data: { session: id },
    at: core.clock(),
  }),
];

/** Ends the session that this browser had; another person's live streams are told of it. */
function endReplaced(core: Core, replaced: Caller | null, contactId: string): Statement[] {
  if (!replaced) return [];
  const ended = sessionEnded(core, replaced, replaced.sessionId);
  const remove = core.db.delete(session).where(eq(session.idHash, replaced.idHash));
  return replaced.contactId === contactId ? [remove] : [remove, ended];
}

/** Proof, session and everything that follows from them: one write, or none of it. */
function sessionStatements(core: Core, c: RequestContext, signIn: SignIn, id: string, insert: Statement): Statement[] {
  const { contactId, method, proof = [], effects = [] } = signIn;
  const now = core.clock();
  return [
    ...proof,
    ...effects,
    joined(core, contactId, method, now),
    core.db
      .update(contact)
      .set({ lastLoginAt: now, firstLoginAt: sql`coalesce(${contact.firstLoginAt}, ${now})` })
      .where(and(eq(contact.id, contactId), eq(contact.access, 'eligible'))),
    expectChange(core.db),
    ...endReplaced(core, c.get('access').caller, contactId),
    insert,
    recordEvent(core.db, {
      type: 'session.started',
      actor: `client:${contactId}`,
      subject: { type: 'session', id },
      contactId,
      data: { method },
      at: now,
    }),
  ];
}

/**
 * Signs a contact in: a new secret each time, replacing the session that this browser had.
 * @throws PortalError `invalid_credentials` when the proof is used up already or the contact is suspended.
 */
export async function openSession(core: Core, c: RequestContext, signIn: SignIn): Promise<SignedIn> {
  const { settings } = c.get('access');
  const [secret, handoff, id] = [`ps_${createSecret()}`, createSecret(), createId('ses')];
  const attributes = {
    id,
    method: signIn.method,
    userAgent: c.req.header('user-agent')?.slice(0, 300) ?? null,
    origin: c.req.header('origin') ?? null,
    handoffHash: await hashSecret(handoff),
    authenticatedAt: signIn.authenticatedAt ?? core.clock(),
    ...(signIn.acting ? { acting: signIn.acting } : {}),
  };
  const compose = signIn.acting ? lookStatements : sessionStatements;
  try {
    await createLuciaSession(core, settings, signIn.contactId, await hashSecret(secret), attributes, (insert) =>
      write(core.db, compose(core, c, signIn, id, insert)),
    );
  } catch (error) {
    if (isStaleChange(error)) throw new PortalError('invalid_credentials', 'That did not match, or was used already');
    throw error;
  }
  announce(core);
  giveCookie(c, core, secret, settings.signIn.sessionDays);
  const { caller } = await readAccess(core, secret);
  return { session: toSession(caller!), handoff };
}

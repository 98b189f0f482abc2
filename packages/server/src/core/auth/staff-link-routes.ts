import {
  acceptStaffToken,
  inspectStaffToken,
  requestStaffReset,
  type StaffSignedIn,
} from '@client-portal/contract/admin';
import { eq } from 'drizzle-orm';

import { HOUR, MINUTE } from '../clock.js';
import { commit, tryCommit } from '../commit.js';
import { session } from '../db/schema.js';
import { staff, staffSession } from '../db/staff-schema.js';
import type { Core } from '../deps.js';
import { normaliseEmail } from '../email.js';
import { recordEvent } from '../events.js';
import type { RequestContext } from '../http/environment.js';
import type { AdminRegister } from '../http/register-admin.js';
import { createId } from '../ids.js';
import { enqueue } from '../outbox.js';
import { countTry } from '../rate-limit.js';
import { checkPassword } from './password-rules.js';
import { clientIp } from './sign-in-routes.js';
import { consumeStaffLink, findStaffLink, requireStaffLink } from './staff-links.js';
import { openStaffSession } from './staff-sessions.js';
import { hasPasskey } from './staff-sign-in.js';
import { createTotpChallenge } from './staff-totp.js';

async function acceptToken(
  core: Core,
  c: RequestContext,
  { token, password, name }: { token: string; password: string; name?: string | undefined },
): Promise<StaffSignedIn> {
  await countTry(core, [{ name: 'staff-token-ip', key: clientIp(c), max: 30, per: 15 * MINUTE }]);
  const { link, staff: row } = await requireStaffLink(core, token);
  checkPassword(core, c.get('access').settings, password, row.email);
  const passwordHash = await core.passwords.hash(password.normalize('NFC'));
  const now = core.clock();
  const set = { passwordHash, updatedAt: now, ...(name && link.purpose === 'join' ? { name } : {}) };
  const used = [
    ...consumeStaffLink(core, link),
    core.db.update(staff).set(set).where(eq(staff.id, row.id)),
    core.db.delete(staffSession).where(eq(staffSession.staffId, row.id)),
    core.db.delete(session).where(eq(session.actingStaffId, row.id)),
    recordEvent(core.db, {
      type: link.purpose === 'join' ? 'staff.joined' : 'staff.password-changed',
      actor: `staff:${row.id}`,
      subject: { type: 'staff', id: row.id },
      at: now,
    }),
  ];
  if (row.totpConfirmedAt === null && !(await hasPasskey(core, row.id))) {
    return openStaffSession(core, c, { staffId: row.id, method: 'link', proof: used });
  }
  if (!(await tryCommit(core, used))) await requireStaffLink(core, token);
  const challenge = row.totpConfirmedAt === null ? null : await createTotpChallenge(core, { ...row, passwordHash });
  return { session: null, token: null, challenge };
}

/** The one-time links by which staff join and set a new password. */
export function registerStaffLinks(register: AdminRegister, core: Core): void {
  register(requestStaffReset, async (c) => {
    const email = normaliseEmail(c.req.valid('json').email);
    await countTry(core, [
      { name: 'staff-reset', key: email, max: 3, per: 15 * MINUTE },
      { name: 'staff-reset-ip', key: clientIp(c), max: 20, per: HOUR },
    ]);
    await commit(core, await enqueue(core, { kind: 'staff-reset', payload: { email }, dedupeKey: createId('req') }));
    return c.body(null, 202);
  });

  register(inspectStaffToken, async (c) => {
    await countTry(core, [{ name: 'staff-inspect-ip', key: clientIp(c), max: 60, per: 15 * MINUTE }]);
    const { found, state } = await findStaffLink(core, c.req.valid('json').token);
    const known = state === 'unknown' ? undefined : found;
    const report = { purpose: known?.link.purpose ?? null, email: known?.staff.email ?? null };
    return c.json({ state, ...report, name: known?.staff.name ?? '' }, 200);
  });

  register(acceptStaffToken, async (c) => c.json(await acceptToken(core, c, c.req.valid('json')), 200));
}

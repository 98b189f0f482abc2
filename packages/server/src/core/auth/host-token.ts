import { PortalError } from '@client-portal/contract/errors';
import { verify } from 'hono/jwt';
import { z } from '@hono/zod-openapi';

import { captureFor, captureStatements } from '../admin/forms/capture.js';
import { MINUTE, SECOND } from '../clock.js';
import type { Statement } from '../db/change.js';
import { contact } from '../db/schema.js';
import { usedNonce } from '../db/work-schema.js';
import type { Core } from '../deps.js';
import { normaliseEmail } from '../email.js';
import { createId } from '../ids.js';
import { hashSecret } from '../secrets.js';
import type { Settings } from '../settings.js';
import { hasAddress } from './contact-address.js';

/** What the business's server signs with the key from `client-portal host-key`; instants are seconds. */
const Claims = z.object({
  aud: z.string(),
  email: z.email(),
  iat: z.number(),
  jti: z.string().min(16).max(200),
  /** When the person last proved to the site who they are. Without it the session is never fresh enough for a step-up. */
  auth_time: z.number().min(0).optional(),
  given_name: z.string().max(100).default(''),
  family_name: z.string().max(100).default(''),
});

const LIFE = MINUTE;
const SKEW = 5 * SECOND;

const refused = (message: string, cause?: unknown) => new PortalError('invalid_credentials', message, { cause });

async function readClaims(core: Core, token: string) {
  const key = await core.keys.exportKey('host-sign-in');
  const payload = await verify(token, key, { alg: 'HS256', exp: false, nbf: false, iat: false }).catch(
    (error: unknown) => {
      throw refused('The token is not signed with the key of this portal. See `client-portal host-key`', error);
    },
  );
  const claims = Claims.safeParse(payload);
  if (!claims.success) throw refused('The token needs the claims aud, email, iat and jti (16 characters or more)');
  return claims.data;
}

export interface HostProof {
  contactId: string;
  proof: Statement[];
  effects: Statement[];
  authenticatedAt: number;
}

/** @throws PortalError `invalid_credentials` that tells the developer which claim is wrong. */
export async function verifyHostToken(core: Core, settings: Settings, token: string): Promise<HostProof> {
  const claims = await readClaims(core, token);
  const now = core.clock();
  const age = now - claims.iat * SECOND;
  if (claims.aud !== core.url) throw refused(`The token's aud must be ${core.url}`);
  if (age > LIFE || age < -SKEW) throw refused('The token must be signed at most 60 seconds before it is used');
  const proof = [
    core.db.insert(usedNonce).values({ hash: await hashSecret(`host:${claims.jti}`), expiresAt: now + 2 * LIFE }),
  ];
  const email = normaliseEmail(claims.email);
  const [known] = await core.db.select({ id: contact.id }).from(contact).where(hasAddress(email));
  const authenticatedAt = Math.min(now, (claims.auth_time ?? 0) * SECOND);
  if (known) return { contactId: known.id, proof, effects: [], authenticatedAt };
  if (settings.signIn.signUp !== 'open')
    throw refused('Nobody with this address is a contact, and sign-up is not open');
  const id = createId('ctc');
  const names = { firstName: claims.given_name, lastName: claims.family_name };
  const insert = core.db.insert(contact).values({ id, email, ...names, source: 'api', createdAt: now, updatedAt: now });
  const given = await captureStatements(core, 'system', id, captureFor(settings, 'api'));
  return { contactId: id, proof, effects: [insert, ...given], authenticatedAt };
}

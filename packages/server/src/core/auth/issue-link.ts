import type { LinkPurpose as AnyPurpose } from '@client-portal/contract';
import { and, eq, isNull } from 'drizzle-orm';

import { DAY, HOUR, MINUTE } from '../clock.js';
import type { Statement } from '../db/change.js';
import { link } from '../db/schema.js';
import type { Core } from '../deps.js';
import { createId } from '../ids.js';
import { createCode, createSecret, hashSecret } from '../secrets.js';
import type { Settings } from '../settings.js';
import { codeMac } from './link-code.js';

/** What is mailed; the staff's own links to look through are none of these. */
export type LinkPurpose = Exclude<AnyPurpose, 'view-as'>;

export interface LinkOrder {
  purpose: LinkPurpose;
  /** Null for somebody who becomes a contact by using the link. */
  contactId: string | null;
  /** Normalised. */
  email: string;
  page?: string | null | undefined;
  view?: string | null | undefined;
  /** Also makes six digits that can be typed instead of following the link. */
  withCode?: boolean;
  data?: Record<string, unknown>;
  createdBy: string;
  /** Milliseconds; the purpose's own life when left out. */
  life?: number;
}

export interface IssuedLink {
  id: string;
  url: string;
  code: string | null;
  expiresAt: number;
  /** Voids the older ones of the same purpose and address and stores this one. */
  statements: Statement[];
}

/** Milliseconds a link lives. */
export function linkLife(purpose: LinkPurpose, settings: Settings): number {
  const lives: Record<LinkPurpose, number> = {
    'sign-in': settings.signIn.linkMinutes * MINUTE,
    invitation: settings.signIn.invitationDays * DAY,
    reset: HOUR,
    'email-change': HOUR,
    'email-undo': 3 * DAY,
  };
  return lives[purpose];
}

/** The page that mailed links lead to. The secret rides in the fragment, which no server and no log sees. */
function linkUrl(core: Core, settings: Settings, page: string | null | undefined, token: string): string {
  const url = new URL(page ?? settings.pages[0] ?? `${core.url}/`);
  url.hash = `portal-token=${token}`;
  return url.href;
}

/** Makes a link and, where asked, a code; nothing is stored until its statements are written. */
export async function issueLink(core: Core, settings: Settings, order: LinkOrder): Promise<IssuedLink> {
  const now = core.clock();
  const { purpose, email, contactId, createdBy, page = null, view = null, data = {} } = order;
  const [id, token, code] = [createId('lnk'), createSecret(), order.withCode ? createCode() : null];
  const expiresAt = now + (order.life ?? linkLife(purpose, settings));
  const values = {
    id,
    tokenHash: await hashSecret(token),
    purpose,
    contactId,
    email,
    codeMac: code ? await codeMac(core, email, code) : null,
    page,
    view,
    data: JSON.stringify(data),
    createdBy,
    createdAt: now,
    expiresAt,
  };
  const open = and(isNull(link.usedAt), isNull(link.replacedAt), isNull(link.revokedAt));
  return {
    id,
    url: linkUrl(core, settings, page, token),
    code,
    expiresAt,
    statements: [
      core.db
        .update(link)
        .set({ replacedAt: now })
        .where(and(eq(link.email, email), eq(link.purpose, purpose), open)),
      core.db.insert(link).values(values),
    ],
  };
}

import type { AttentionItem } from '@client-portal/contract/admin';
import { and, desc, eq, gt } from 'drizzle-orm';

import { DAY } from '../../clock.js';
import type { Core } from '../../deps.js';
import { isAdminOrigin, isAllowedOrigin } from '../../http/headers.js';
import type { Settings } from '../../settings.js';
import { originSighting } from './schema.js';

const SHOWN = 5;
const VIEW = 'settings/places';

async function refusals(core: Core, settings: Settings): Promise<AttentionItem[]> {
  const rows = await core.db
    .select()
    .from(originSighting)
    .where(and(originSighting.refused, gt(originSighting.lastAt, core.clock() - 7 * DAY)))
    .orderBy(desc(originSighting.count))
    .limit(100);
  const isAllowed = { client: isAllowedOrigin, admin: isAdminOrigin };
  const still = rows.filter(({ surface, origin }) => !isAllowed[surface](core, settings, origin));
  return still.slice(0, SHOWN).map(({ surface, origin, count }): AttentionItem => {
    const what = surface === 'client' ? 'the portal' : 'the admin';
    const message = `${origin} tried to use ${what} and was refused. If it is yours, add it to the allowed origins`;
    const kind = surface === 'client' ? 'origin-refused' : 'admin-origin-refused';
    return { kind, severity: 'warning', message, count, params: { origin }, view: VIEW };
  });
}

async function wasSeen({ db }: Core, origin: string): Promise<boolean> {
  const [row] = await db
    .select({ at: originSighting.firstAt })
    .from(originSighting)
    .where(
      and(eq(originSighting.surface, 'client'), eq(originSighting.origin, origin), eq(originSighting.refused, false)),
    );
  return row !== undefined;
}

/** A page of another site whose script has never called. The portal's own page needs no script of the business. */
async function silentPage(core: Core, [page]: readonly string[]): Promise<AttentionItem[]> {
  if (page === undefined || new URL(page).origin === core.url || (await wasSeen(core, new URL(page).origin))) return [];
  const message = `The portal was never opened from ${page}. Put the snippet on the page, then open it once`;
  return [{ kind: 'page-silent', severity: 'info', message, count: 1, params: { page }, view: VIEW }];
}

function missingPlaces(core: Core, { pages, origins }: Settings): AttentionItem[] {
  if (pages.length === 0) {
    const message = 'The portal has no page yet: tell where it stands, so that links in mails lead there';
    return [{ kind: 'page-missing', severity: 'warning', message, count: 1, params: {}, view: VIEW }];
  }
  const closed = pages.find((page) => ![core.url, ...origins].includes(new URL(page).origin));
  if (closed === undefined) return [];
  const { origin } = new URL(closed);
  const message = `${closed} is one of your pages, and ${origin} is not among the allowed origins: clients cannot sign in there`;
  return [
    { kind: 'origin-missing', severity: 'critical', message, count: 1, params: { page: closed, origin }, view: VIEW },
  ];
}

/** Where the portal stands, and who knocks without being let in. */
export async function originAttention(core: Core, settings: Settings): Promise<AttentionItem[]> {
  const missing = missingPlaces(core, settings);
  const silent = missing.length > 0 ? [] : await silentPage(core, settings.pages);
  return [...missing, ...(await refusals(core, settings)), ...silent];
}

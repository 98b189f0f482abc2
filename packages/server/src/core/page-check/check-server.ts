import type { PageFinding } from '@client-portal/contract/admin';
import { and, asc, eq, gt, isNotNull, isNull } from 'drizzle-orm';

import { MINUTE, SECOND } from '../clock.js';
import { outbox } from '../db/work-schema.js';
import type { Core, OutboundAnswer } from '../deps.js';
import { error, ok, warn } from './page-view.js';

const TIMEOUT = 8 * SECOND;
const SCRIPT_BYTES = 4 * 1024 * 1024;

const words = (thrown: unknown) => (thrown instanceof Error ? thrown.message : String(thrown));

export const ask = (core: Core, url: string, headers: Record<string, string> = {}): Promise<OutboundAnswer> =>
  core.outbound.send({ url, method: 'GET', headers, timeout: TIMEOUT, maxBytes: SCRIPT_BYTES });

function checkClock(core: Core, { headers }: OutboundAnswer): PageFinding[] {
  const skew = Math.abs(Date.parse(headers['date'] ?? '') - core.clock());
  if (!(skew > 2 * MINUTE)) return [];
  const detail = `The clocks of this machine and of what answers at the portal’s address are ${Math.round(skew / MINUTE)} minutes apart. Codes, links and signatures then expire too early or too late.`;
  return [
    warn({
      id: 'clock',
      title: 'The clock is wrong',
      detail,
      fix: 'Switch on time synchronisation (NTP) on the server.',
    }),
  ];
}

/** Whether the portal answers at its public address, to this page, through whatever stands before it. */
export async function checkPortal(core: Core, page: URL, isAllowed: boolean): Promise<PageFinding[]> {
  const id = 'portal';
  const title = 'The portal does not answer at its address';
  try {
    const answer = await ask(core, `${core.url}/api/portal`, { origin: page.origin });
    const isJson = answer.headers['content-type']?.includes('json');
    if (!isJson || (answer.status !== 200 && answer.status !== 403)) {
      const detail = `${core.url}/api/portal answered ${answer.status}, and not as the portal does: something else is at PORTAL_URL, or stands before it.`;
      return [
        error({
          id,
          title,
          detail,
          fix: 'Have your proxy pass all paths on to the portal, and set PORTAL_URL to its address.',
        }),
      ];
    }
    const clock = checkClock(core, answer);
    if (isAllowed && page.origin !== core.url && answer.headers['access-control-allow-origin'] !== page.origin) {
      const detail = 'The portal allows the page, but the answer that arrives does not say so.';
      const fix = 'Have your proxy leave the headers Access-Control-*, Origin and Vary alone.';
      return [error({ id: 'cors', title: 'A proxy removes the portal’s permission', detail, fix }), ...clock];
    }
    return [ok({ id, title: 'The portal answers', detail: core.url }), ...clock];
  } catch (thrown) {
    return [
      error({
        id,
        title,
        detail: `${core.url}: ${words(thrown)}.`,
        fix: 'Start the portal, and see that PORTAL_URL leads to it.',
      }),
    ];
  }
}

/** Whether the script arrives as the page's browser needs it, and is the one of this portal. */
export async function checkServedScript(core: Core, used: URL | undefined): Promise<PageFinding[]> {
  const id = 'version';
  const own = new URL(used?.pathname.endsWith('/portal.classic.js') ? '/portal.classic.js' : '/portal.js', core.url);
  try {
    const answer = await ask(core, own.href);
    if (answer.status !== 200 || !/javascript/.test(answer.headers['content-type'] ?? '')) {
      const detail = `${own.href} answered ${answer.status} as ${answer.headers['content-type'] ?? 'nothing known'}.`;
      const fix = 'Build the portal (npm run build), and have your proxy pass on /portal.js and /assets/.';
      return [error({ id, title: 'The script cannot be fetched', detail, fix })];
    }
    if (answer.headers['access-control-allow-origin'] !== '*') {
      const detail = 'The script arrives without Access-Control-Allow-Origin: *, and browsers then refuse a module.';
      return [
        error({ id, title: 'A proxy changes the script’s headers', detail, fix: 'Have your proxy leave them alone.' }),
      ];
    }
    if (!used || used.origin === own.origin) {
      return [ok({ id, title: 'The script is of this version', detail: 'It comes from the portal itself.' })];
    }
    const other = await ask(core, used.href);
    if (other.text === answer.text) return [ok({ id, title: 'The script is of this version', detail: used.href })];
    const detail = `${used.href} is not the script that ${core.url} serves now.`;
    return [warn({ id, title: 'The script is of another version', detail, fix: `Load it from ${own.href}.` })];
  } catch (thrown) {
    return [
      error({
        id,
        title: 'The script cannot be fetched',
        detail: `${words(thrown)}.`,
        fix: 'See whether the portal runs.',
      }),
    ];
  }
}

/** Whether mails leave: links and codes are of no use when they do not. */
export async function checkMail(core: Core): Promise<PageFinding[]> {
  const stuck = and(
    eq(outbox.kind, 'mail'),
    isNull(outbox.settledAt),
    gt(outbox.attempts, 0),
    isNotNull(outbox.lastError),
  );
  const [row] = await core.db.select().from(outbox).where(stuck).orderBy(asc(outbox.createdAt)).limit(1);
  if (!row) return [ok({ id: 'mail', title: 'No mail is held up', detail: 'No mail waits for another try.' })];
  const minutes = Math.max(1, Math.round((core.clock() - row.createdAt) / MINUTE));
  const detail = `A mail waits for ${minutes} minutes: ${row.lastError}.`;
  const fix = 'Set up the mail server in the settings, or SMTP_URL, and send yourself a test mail.';
  return [warn({ id: 'mail', title: 'Mails are not sent', detail, fix })];
}

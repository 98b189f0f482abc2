import type { PageFinding, PageReport } from '@client-portal/contract/admin';

import type { Core } from '../deps.js';
import { readSettings } from '../settings.js';
import { checkHeaders } from './check-headers.js';
import { checkCookies, checkOrigin, checkSchemes } from './check-origin.js';
import { checkPolicy } from './check-policy.js';
import { checkScript, findScripts } from './check-script.js';
import { checkMail, checkPortal, checkServedScript } from './check-server.js';
import { checkTag } from './check-tag.js';
import { readTags } from './html-tags.js';
import { openPage } from './open-page.js';
import type { PageView } from './page-view.js';

const LEVELS = ['error', 'warn', 'ok'] as const;
const rank = ({ level }: PageFinding) => LEVELS.indexOf(level);

/**
 * Opens a page and says in plain words what is wrong between it and this portal, the worst first. It reads the markup
 * that the server sends; what scripts of the page add later it does not see.
 */
export async function checkPage(core: Core, address: string): Promise<PageReport> {
  const settings = await readSettings(core.db);
  const portal = new URL(core.url);
  const opened = await openPage(core, new URL(address));
  const page = opened.at?.url ?? new URL(address);
  const where = { page, portal, settings };
  const view: PageView | undefined = opened.at && {
    ...where,
    headers: opened.at.answer.headers,
    tags: readTags(opened.at.answer.text),
  };
  const origin = checkOrigin(where);
  const isAllowed = origin.every(({ level }) => level === 'ok');
  const script = view && findScripts(view)[0]?.url;
  const served = await Promise.all([
    checkPortal(core, page, isAllowed),
    checkServedScript(core, script),
    checkMail(core),
  ]);
  const findings = [
    ...opened.findings,
    ...(view ? [...checkScript(view), ...checkTag(view), ...checkPolicy(view), ...checkHeaders(view)] : []),
    ...origin,
    ...checkSchemes(where),
    ...checkCookies(where),
    ...served.flat(),
  ].sort((a, b) => rank(a) - rank(b));
  return { page: page.href, level: findings[0]?.level ?? 'ok', findings };
}

import type { PageFinding } from '@client-portal/contract/admin';

import { SECOND } from '../clock.js';
import type { Core, OutboundAnswer } from '../deps.js';
import { error, ok, warn } from './page-view.js';

const id = 'page';
const MOST_REDIRECTS = 5;

interface Opened {
  findings: PageFinding[];
  /** Where the page is after all, and what came; absent when it cannot be looked at. */
  at?: { url: URL; answer: OutboundAnswer };
}

const send = (core: Core, url: URL) =>
  core.outbound.send({
    url: url.href,
    method: 'GET',
    headers: { accept: 'text/html', 'user-agent': 'Mozilla/5.0 (compatible; client-portal doctor)' },
    timeout: 10 * SECOND,
    maxBytes: 2 * 1024 * 1024,
  });

const failed = (title: string, detail: string, fix: string): Opened => ({
  findings: [error({ id, title, detail, fix })],
});

function judge(url: URL, answer: OutboundAnswer): Opened {
  const { status, headers } = answer;
  if (status === 401 || status === 403) {
    const fix = 'Let the page be opened without a password, or look at it with the browser’s console instead.';
    return failed(
      'The page cannot be opened from here',
      `${url.href} answered ${status}: it is behind a password or refuses robots.`,
      fix,
    );
  }
  if (status < 200 || status > 299) {
    return failed(
      'The page is not there',
      `${url.href} answered ${status}.`,
      'Check the address, and that the page is published.',
    );
  }
  if (!/html/.test(headers['content-type'] ?? '')) {
    return failed(
      'This is no page',
      `${url.href} is ${headers['content-type'] ?? 'of no known kind'}, not HTML.`,
      'Check the address.',
    );
  }
  return {
    findings: [ok({ id, title: 'The page opens', detail: `${url.href} answered ${status}.` })],
    at: { url, answer },
  };
}

function moved(from: URL, to: URL): PageFinding[] {
  if (from.origin === to.origin) return [];
  const detail = `${from.href} leads to ${to.href}, which is another origin. What was found below is about that page.`;
  const fix = `Use ${to.origin} wherever the page is named: in the settings, and in your links.`;
  return [warn({ id: 'redirect', title: 'The page is somewhere else', detail, fix })];
}

/** Opens the page as a browser would, redirects included, each through the guarded way out. */
export async function openPage(core: Core, page: URL): Promise<Opened> {
  let url = page;
  try {
    for (let count = 0; count <= MOST_REDIRECTS; count += 1) {
      const answer = await send(core, url);
      const location = answer.status >= 300 && answer.status < 400 ? answer.headers['location'] : undefined;
      if (!location || !URL.canParse(location, url)) {
        const opened = judge(url, answer);
        return { ...opened, findings: [...moved(page, url), ...opened.findings] };
      }
      url = new URL(location, url);
    }
    return failed(
      'The page leads in circles',
      `There are more than ${MOST_REDIRECTS} redirects.`,
      'Mend the redirects of your site.',
    );
  } catch (thrown) {
    const detail = `${url.href}: ${thrown instanceof Error ? thrown.message : String(thrown)}.`;
    const fix =
      'See whether the page opens in a browser outside your network. For one inside, run client-portal doctor on the server.';
    return failed('The page cannot be reached', detail, fix);
  }
}

import type { PageFinding } from '@client-portal/contract/admin';

import type { Settings } from '../settings.js';
import { error, isLocal, ok, warn } from './page-view.js';

type Where = Readonly<{ page: URL; portal: URL; settings: Settings }>;

const bare = (host: string) => host.replace(/^www\./, '');

function almost(page: URL, origins: string[]): string {
  const near = origins.find((each) => bare(new URL(each).hostname) === bare(page.hostname));
  return near ? ` ${near} is on it, which is another origin: scheme, host and port have to be the same.` : '';
}

export function checkOrigin({ page, portal, settings }: Where): PageFinding[] {
  const id = 'origin';
  if (page.origin === portal.origin) return [ok({ id, title: 'The page is the portal’s own', detail: page.origin })];
  if (settings.origins.includes(page.origin)) {
    return [ok({ id, title: 'The page’s origin may use the portal', detail: `${page.origin} is on the list.` })];
  }
  const list = JSON.stringify([...settings.origins, page.origin]);
  return [
    error({
      id,
      title: 'The page’s origin may not use the portal',
      detail: `${page.origin} is not on the list of allowed origins.${almost(page, settings.origins)}`,
      fix: `Add ${page.origin} under Settings, Where the portal lives, or run:\nclient-portal settings set origins '${list}'`,
    }),
  ];
}

/** Suffixes below which everybody has a site of their own. Not all of them: only those that small sites meet. */
const SHARED =
  /(^|\.)((co|com|org|net|gov|ac|edu)\.[a-z]{2}|github\.io|gitlab\.io|netlify\.app|vercel\.app|pages\.dev|workers\.dev|web\.app|firebaseapp\.com|herokuapp\.com|onrender\.com|fly\.dev|webflow\.io|wixsite\.com|myshopify\.com|wordpress\.com|blogspot\.com|squarespace\.com)$/;

/** What browsers take for one site, as far as it can be told without the whole list of public suffixes. */
export function siteOf({ hostname }: URL): string {
  if (/^[\d.]+$|^\[|^localhost$/.test(hostname)) return hostname;
  const labels = hostname.split('.');
  const two = labels.slice(-2).join('.');
  return SHARED.test(two) ? labels.slice(-3).join('.') : two;
}

export function checkCookies({ page, portal }: Where): PageFinding[] {
  const id = 'cookies';
  const isSame = siteOf(page) === siteOf(portal) && page.protocol === portal.protocol;
  if (isSame) {
    const detail = 'Page and portal are one site: the session cookie comes back in every browser.';
    return [ok({ id, title: 'Cookies work', detail })];
  }
  return [
    warn({
      id,
      title: 'To browsers, page and portal are two sites',
      detail: `${siteOf(page)} and ${siteOf(portal)}: the cookie counts as a third party’s. It is marked so that it works for your site alone, and where it is blocked the session lasts until the last tab is closed.`,
      fix: `Best put the portal on a subdomain of your site, such as portal.${siteOf(page)}, and set PORTAL_URL to it.`,
    }),
  ];
}

export function checkSchemes({ page, portal }: Where): PageFinding[] {
  const findings: PageFinding[] = [];
  if (page.protocol === 'http:' && !isLocal(page)) {
    const detail = 'Anybody on the way can read and change it, and browsers offer no passkeys there.';
    findings.push(
      error({ id: 'page-https', title: 'The page is not on https', detail, fix: 'Serve the page over https.' }),
    );
  }
  if (portal.protocol === 'http:' && !isLocal(portal)) {
    const detail = `PORTAL_URL is ${portal.origin}. Pages on https cannot talk to it, and its cookie is not protected.`;
    const fix = 'Put a proxy with https before the portal, and set PORTAL_URL to its https address.';
    findings.push(error({ id: 'portal-https', title: 'The portal is not on https', detail, fix }));
  }
  return findings;
}

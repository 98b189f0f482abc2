import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { CookieOptions } from 'hono/utils/cookie';

import { DAY } from '../clock.js';
import type { Core } from '../deps.js';
import type { RequestContext } from './environment.js';

const isTrustworthy = (url: URL) =>
  url.protocol === 'https:' || url.hostname === 'localhost' || url.hostname.endsWith('.localhost');

/** Browsers take `__Host-` cookies only over https and on localhost; elsewhere the session goes as a bearer token. */
const cookieName = (core: Core) => (isTrustworthy(new URL(core.url)) ? '__Host-portal' : 'portal');

function cookieOptions(core: Core, site: string | undefined): CookieOptions {
  const secure = isTrustworthy(new URL(core.url));
  const base = { path: '/', httpOnly: true, secure } as const;
  if (site === 'cross-site' && secure) return { ...base, sameSite: 'None', partitioned: true };
  return { ...base, sameSite: 'Lax' };
}

export interface Presented {
  secret: string;
  by: 'cookie' | 'bearer';
}

/** The session secret that a request carries; a bearer token goes before a cookie. */
export function presentedSecret(c: RequestContext, core: Core): Presented | null {
  const bearer = /^Bearer ([\w-]{20,200})$/.exec(c.req.header('authorization') ?? '')?.[1];
  if (bearer) return { secret: bearer, by: 'bearer' };
  const cookie = getCookie(c, cookieName(core));
  return cookie ? { secret: cookie, by: 'cookie' } : null;
}

const staffCookie = (core: Core) => `${cookieName(core)}-staff`;
const strict = (core: Core): CookieOptions => ({
  path: '/',
  httpOnly: true,
  secure: isTrustworthy(new URL(core.url)),
  sameSite: 'Strict',
});

/** What a request to the management API carries: an API key, or the secret of a staff session. */
export function presentedByStaff(c: RequestContext, core: Core, origin: string | undefined): Presented | null {
  const bearer = /^Bearer ([\w-]{20,200})$/.exec(c.req.header('authorization') ?? '')?.[1];
  if (bearer) return { secret: bearer, by: 'bearer' };
  // Another page of the same site would send it, too.
  const cookie =
    origin === undefined || origin === new URL(core.url).origin ? getCookie(c, staffCookie(core)) : undefined;
  return cookie ? { secret: cookie, by: 'cookie' } : null;
}

/** The admin's cookie is for the portal's own pages only; an embedded admin holds a token. */
export function giveStaffCookie(c: RequestContext, core: Core, secret: string, life: number): void {
  setCookie(c, staffCookie(core), secret, { ...strict(core), maxAge: life / 1000 });
  c.env.onCookie?.(`${staffCookie(core)}=${secret}`);
}

export function takeStaffCookie(c: RequestContext, core: Core): void {
  deleteCookie(c, staffCookie(core), strict(core));
  c.env.onCookie?.(`${staffCookie(core)}=`);
}

/** Lax where page and portal are of one site; else partitioned, so that each site has its own. */
export function giveCookie(c: RequestContext, core: Core, secret: string, sessionDays: number): void {
  const options = cookieOptions(core, c.req.header('sec-fetch-site'));
  setCookie(c, cookieName(core), secret, { ...options, maxAge: (sessionDays * DAY) / 1000 });
  c.env.onCookie?.(`${cookieName(core)}=${secret}`);
}

export function takeCookie(c: RequestContext, core: Core): void {
  for (const site of ['same-site', 'cross-site']) deleteCookie(c, cookieName(core), cookieOptions(core, site));
  c.env.onCookie?.(`${cookieName(core)}=`);
}

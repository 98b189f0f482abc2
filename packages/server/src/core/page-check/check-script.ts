import type { PageFinding } from '@client-portal/contract/admin';

import type { Tag } from './html-tags.js';
import { error, ok, type PageView, snippet, warn } from './page-view.js';

const NAMES = ['/portal.js', '/portal.classic.js'];

export interface FoundScript {
  tag: Tag;
  url: URL;
}

function resolve(src: string, base: URL): URL | undefined {
  return URL.canParse(src, base) ? new URL(src, base) : undefined;
}

/** The script tags of the page that are the portal's, or were meant to be. */
export function findScripts({ page, portal, tags }: PageView): FoundScript[] {
  const href = tags.find(({ name, attributes }) => name === 'base' && attributes['href'])?.attributes['href'];
  const base = (href && resolve(href, page)) || page;
  return tags.flatMap((tag) => {
    const src = tag.name === 'script' && (tag.attributes['src'] ?? tag.attributes['data-src']);
    const url = src ? resolve(src, base) : undefined;
    const isOurs = url && (url.host === portal.host || NAMES.some((name) => url.pathname.endsWith(name)));
    return isOurs ? [{ tag, url }] : [];
  });
}

const isClassic = (url: URL) => url.pathname.endsWith('/portal.classic.js');

const MIMES = /^(|module|text\/javascript|application\/javascript)$/i;

type Check = (script: FoundScript, view: PageView) => PageFinding | undefined;

const id = 'script';
const title = 'The script does not run';
const correct = ({ portal }: PageView) => `Write it like this:\n${snippet(portal)}`;

/** Whether the browser is sent to the portal's script at all. */
const checkAddress: Check = ({ url }, view) => {
  const { page, portal } = view;
  const fix = correct(view);
  if (page.protocol === 'https:' && url.protocol === 'http:') {
    return error({
      id,
      title,
      detail: `The page is on https, and browsers load no script from ${url.href} there.`,
      fix,
    });
  }
  if (url.host !== portal.host) {
    const detail = `The script comes from ${url.origin}, and this portal is ${portal.origin}. The script talks to where it comes from.`;
    return error({ id: 'script-origin', title: 'The script is not this portal’s', detail, fix });
  }
  if (NAMES.includes(url.pathname)) return undefined;
  const detail = `There is nothing at ${url.pathname}; the script is at /portal.js.`;
  return error({ id: 'script-path', title: 'The script has another address', detail, fix });
};

/** Whether the tag lets the browser run what it loads. */
const checkAttributes: Check = ({ tag: { attributes }, url }, view) => {
  const fix = correct(view);
  if (attributes['type']?.toLowerCase() !== 'module' && !isClassic(url)) {
    const detail = 'portal.js is a module. Without type="module" the browser stops at its first line.';
    return error({ id: 'script-module', title: 'type="module" is missing', detail, fix });
  }
  if ('nomodule' in attributes) {
    return error({ id, title, detail: 'A script with nomodule is passed over by every browser of today.', fix });
  }
  if (attributes['crossorigin'] !== 'use-credentials') return undefined;
  const detail = 'crossorigin="use-credentials" asks for something that a script for any page does not allow.';
  return error({ id, title, detail, fix: 'Remove the attribute crossorigin.' });
};

const checkHeld: Check = ({ tag: { attributes } }) => {
  if (attributes['src'] !== undefined && MIMES.test(attributes['type'] ?? '')) return undefined;
  const detail = 'A consent or speed tool has switched the script off: it runs only once that tool lets it.';
  const fix = 'Mark the portal’s script as necessary in that tool, so that it is left alone.';
  return error({ id, title, detail, fix });
};

/** What keeps a browser from loading or running a script that is there. */
const problemOf: Check = (script, view) =>
  checkHeld(script, view) ?? checkAddress(script, view) ?? checkAttributes(script, view);

function oddities({ tag: { attributes } }: FoundScript): PageFinding[] {
  if (!attributes['integrity']) return [];
  const detail =
    'integrity allows one build only. The next update of the portal changes the script, and it no longer loads.';
  const fix = 'Remove the attribute integrity.';
  return [warn({ id: 'script-integrity', title: 'The script stops at the next update', detail, fix })];
}

/** Whether the script stands on the page in a way that works. */
export function checkScript(view: PageView): PageFinding[] {
  const scripts = findScripts(view);
  if (scripts.length === 0) {
    const detail =
      'No script tag of the page leads to the portal. One that a tag manager or a script adds later cannot be seen from here.';
    const fix = `Put this where the portal shall stand:\n${snippet(view.portal)}`;
    return [error({ id: 'script', title: 'The script is missing', detail, fix })];
  }
  const working = scripts.find((each) => !problemOf(each, view));
  if (!working) return [problemOf(scripts[0]!, view)!];
  const twice = warn({
    id: 'script-twice',
    title: 'The script is there more than once',
    detail: 'The first one works and the others are passed over, but each is fetched.',
    fix: 'Keep one of them.',
  });
  const found = ok({ id: 'script', title: 'The script is there', detail: working.url.href });
  return [found, ...(scripts.length > 1 ? [twice] : []), ...oddities(working)];
}

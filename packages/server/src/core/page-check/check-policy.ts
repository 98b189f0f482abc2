import type { PageFinding } from '@client-portal/contract/admin';

import { findScripts } from './check-script.js';
import { allows, governing, type Policy, readPolicies, withSource } from './content-policy.js';
import { error, ok, type PageView, warn } from './page-view.js';

const policiesOf = ({ headers, tags }: PageView): Policy[] => [
  ...readPolicies(headers['content-security-policy'] ?? ''),
  ...tags.flatMap(({ name, attributes }) =>
    name === 'meta' && attributes['http-equiv']?.toLowerCase() === 'content-security-policy'
      ? readPolicies(attributes['content'] ?? '')
      : [],
  ),
];

interface Need {
  id: string;
  title: string;
  directives: string[];
  url: URL;
  blocks: string;
}

const SCRIPT = ['script-src-elem', 'script-src', 'default-src'];

function needs({ portal, settings, page }: PageView): Need[] {
  const connect = {
    id: 'csp-connect-src',
    title: 'The page’s policy blocks the portal’s server',
    directives: ['connect-src', 'default-src'],
    url: new URL('/api/portal', portal),
    blocks: 'The portal loads, and then cannot ask its server for anything.',
  };
  const images = [settings.brand.logoUrl, settings.brand.imageUrl].flatMap((address): Need[] => {
    if (!address || !URL.canParse(address, page)) return [];
    const url = new URL(address, page);
    const directives = ['img-src', 'default-src'];
    const title = 'The page’s policy blocks your picture';
    return [{ id: 'csp-img-src', title, directives, url, blocks: 'The logo or picture of the portal is not shown.' }];
  });
  return [connect, ...images];
}

const sourceOf = (url: URL): string => (url.protocol === 'data:' ? 'data:' : url.origin);

const advise = (name: string, sources: readonly string[], wanted: string, source: string): string =>
  `Write this directive into the policy:\n${withSource(name === 'default-src' ? wanted : name, sources, source)}`;

function checkNeed(policy: Policy, need: Need, page: URL): PageFinding[] {
  const rule = governing(policy, need.directives);
  if (!rule || allows(rule.sources, need.url, page)) return [];
  const { id, title, blocks, directives } = need;
  const detail = `${rule.name} does not name ${sourceOf(need.url)}. ${blocks}`;
  const fix = advise(rule.name, rule.sources, directives.at(-2)!, sourceOf(need.url));
  return [(id === 'csp-img-src' ? warn : error)({ id, title, detail, fix })];
}

/** With `'strict-dynamic'` only a nonce counts, otherwise a nonce or the address. */
function checkScriptSource(policy: Policy, view: PageView): PageFinding[] {
  const rule = governing(policy, SCRIPT);
  if (!rule) return [];
  const scripts = findScripts(view);
  const nonces = scripts.map(({ tag }) => tag.attributes['nonce']).filter(Boolean);
  if (nonces.some((nonce) => rule.sources.includes(`'nonce-${nonce}'`))) return [];
  const isStrict = rule.sources.some((source) => source.toLowerCase() === "'strict-dynamic'");
  const url = scripts[0]?.url ?? new URL('/portal.js', view.portal);
  if (!isStrict && allows(rule.sources, url, view.page)) return [];
  const id = 'csp-script-src';
  const title = 'The page’s policy blocks the script';
  if (isStrict) {
    const detail = `${rule.name} has 'strict-dynamic', which passes over addresses: the script needs the nonce of the page.`;
    return [error({ id, title, detail, fix: 'Give the script tag the nonce that your server puts into the policy.' })];
  }
  const detail = `${rule.name} does not name ${view.portal.origin}, so the browser does not load the script.`;
  return [error({ id, title, detail, fix: advise(rule.name, rule.sources, 'script-src', view.portal.origin) })];
}

const POLICIES = ['lit-html', 'portal'];

function checkTrustedTypes(policy: Policy): PageFinding[] {
  const names = policy.get('trusted-types');
  if (!names || names.includes('*')) return [];
  const missing = POLICIES.filter((name) => !names.includes(name));
  if (!missing.includes('lit-html')) return [];
  return [
    error({
      id: 'csp-trusted-types',
      title: 'The page’s policy allows no templates',
      detail: 'trusted-types does not name lit-html, with which the portal draws; it ends before it draws anything.',
      fix: `Write this directive into the policy:\n${withSource('trusted-types', names, 'lit-html')}`,
    }),
  ];
}

function checkSandbox(policy: Policy): PageFinding[] {
  const words = policy.get('sandbox');
  const missing = ['allow-scripts', 'allow-same-origin', 'allow-forms'].filter((word) => !words?.includes(word));
  if (!words || missing.length === 0) return [];
  const detail = `The policy’s sandbox does not say ${missing.join(', ')}.`;
  const fix = `Write this directive into the policy:\n${['sandbox', ...words, ...missing].join(' ')}`;
  return [error({ id: 'csp-sandbox', title: 'The page is in a sandbox', detail, fix })];
}

/** What the page's content security policies forbid that the portal needs. Its styles need nothing: they are no elements. */
export function checkPolicy(view: PageView): PageFinding[] {
  const policies = policiesOf(view);
  if (policies.length === 0) {
    return [ok({ id: 'csp', title: 'No content security policy', detail: 'The page forbids the portal nothing.' })];
  }
  const findings = policies.flatMap((policy) => [
    ...checkScriptSource(policy, view),
    ...needs(view).flatMap((need) => checkNeed(policy, need, view.page)),
    ...checkTrustedTypes(policy),
    ...checkSandbox(policy),
  ]);
  const detail = 'Scripts, connections, pictures, styles and trusted types are allowed as the portal needs them.';
  return findings.length > 0 ? findings : [ok({ id: 'csp', title: 'The page’s policy lets the portal work', detail })];
}

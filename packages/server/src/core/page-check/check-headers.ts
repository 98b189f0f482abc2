import type { PageFinding } from '@client-portal/contract/admin';

import { type PageView, warn } from './page-view.js';

/** `publickey-credentials-get=()` forbids; `=*`, `=(self)` and saying nothing allow. */
const isForbidden = (policy: string, feature: string): boolean =>
  new RegExp(`(^|[,\\s])${feature}=\\(\\s*\\)`).test(policy);

function checkPasskeys({ headers, settings }: PageView): PageFinding[] {
  if (!settings.signIn.passkey) return [];
  const features = ['publickey-credentials-get', 'publickey-credentials-create'];
  const forbidden = features.filter((feature) => isForbidden(headers['permissions-policy'] ?? '', feature));
  if (forbidden.length === 0) return [];
  const detail = `The header Permissions-Policy forbids ${forbidden.join(' and ')}, so nobody can sign in with a passkey here.`;
  const fix = `Write into the header Permissions-Policy: ${forbidden.map((feature) => `${feature}=(self)`).join(', ')}`;
  return [warn({ id: 'passkeys', title: 'Passkeys are forbidden on the page', detail, fix })];
}

function checkIsolation({ headers, settings, portal }: PageView): PageFinding[] {
  if (headers['cross-origin-embedder-policy']?.trim().toLowerCase() !== 'require-corp') return [];
  const addresses = [settings.brand.logoUrl, settings.brand.imageUrl];
  const foreign = addresses.find(
    (each) => each && URL.canParse(each) && new URL(each).host !== portal.host && !each.startsWith('data:'),
  );
  if (!foreign) return [];
  const detail = `The page has Cross-Origin-Embedder-Policy: require-corp, and shows ${foreign} only if its server says that it may be embedded.`;
  const fix = 'Have that server send Cross-Origin-Resource-Policy: cross-origin, or upload the picture to the portal.';
  return [warn({ id: 'coep', title: 'A picture may not be shown', detail, fix })];
}

/** What other headers of the page forbid. */
export const checkHeaders = (view: PageView): PageFinding[] => [...checkPasskeys(view), ...checkIsolation(view)];

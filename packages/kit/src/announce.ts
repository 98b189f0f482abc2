import { portalRoot } from './portal-root.js';

const regions = new WeakMap<ShadowRoot, Map<string, HTMLElement>>();

function findRegion(root: ShadowRoot, politeness: 'polite' | 'assertive'): HTMLElement {
  const known = regions.get(root) ?? new Map<string, HTMLElement>();
  regions.set(root, known);
  const found = known.get(politeness);
  if (found) return found;
  const region = document.createElement('div');
  region.className = 'visually-hidden';
  region.ariaLive = politeness;
  region.ariaAtomic = 'true';
  root.append(region);
  known.set(politeness, region);
  return region;
}

/** Says something to a screen reader without showing it. One polite and one assertive region for each portal. */
export function announce(from: Element, message: string, politeness: 'polite' | 'assertive' = 'polite'): void {
  const root = portalRoot(from);
  if (!root) return;
  const region = findRegion(root, politeness);
  region.textContent = '';
  // A region is read out only when its text changes after it has been seen empty.
  setTimeout(() => (region.textContent = message), 50);
}

import type { Portal } from '@client-portal/contract';
import type { ThemeMemory } from '@client-portal/kit/theme-controller.js';

/** What the next visit draws before the server has answered: looks, and no word about the person. */
export interface RememberedPortal {
  brand: Portal['brand'];
  methods: Portal['methods'];
  signedIn: boolean;
}

function keep(key: string, value: unknown): void {
  try {
    localStorage.setItem(`client-portal:${key}`, JSON.stringify(value));
  } catch {
    // Storage is full or out of reach; the next visit draws the defaults.
  }
}

function find<T>(key: string): T | undefined {
  try {
    return JSON.parse(localStorage.getItem(`client-portal:${key}`) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

export function remember(url: string, { brand, methods, session }: Portal): void {
  keep(url, { brand, methods, signedIn: Boolean(session) } satisfies RememberedPortal);
}

export const recall = (url: string): RememberedPortal | undefined => find(url);

/** The colours of the last visit, for pages of each scheme. */
export const themeMemory = (url: string): ThemeMemory => ({
  recall: (scheme) => find(`${url}:${scheme}`),
  keep: (scheme, declarations) => keep(`${url}:${scheme}`, declarations),
});

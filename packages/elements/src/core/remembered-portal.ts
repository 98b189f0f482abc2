import type { Portal } from '@client-portal/contract';

/** What the next visit draws before the server has answered: looks, and no word about the person. */
export interface RememberedPortal {
  brand: Portal['brand'];
  methods: Portal['methods'];
  signedIn: boolean;
}

const key = (url: string) => `client-portal:${url}`;

export function remember(url: string, { brand, methods, session }: Portal): void {
  try {
    localStorage.setItem(
      key(url),
      JSON.stringify({ brand, methods, signedIn: Boolean(session) } satisfies RememberedPortal),
    );
  } catch {
    // Storage is full or out of reach; the next visit draws the defaults.
  }
}

export function recall(url: string): RememberedPortal | undefined {
  try {
    return JSON.parse(localStorage.getItem(key(url)) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

import { createClient, type PortalClient } from '@client-portal/client';
import type { LitElement } from 'lit';

import { PortalReadyEvent, PortalSignedInEvent, PortalSignedOutEvent } from './portal-events.js';
import { remember } from './remembered-portal.js';

export interface PagePortal {
  client: PortalClient;
  /** The elements that show this portal, in the order in which they appeared. */
  roots: Set<LitElement>;
  /** The one of them that draws the sign-in form; a page needs no second one. */
  formHost?: LitElement | undefined;
}

interface Sdk {
  version: string;
  url?: string | undefined;
  /** The secret of a mailed link that this page was opened with. */
  linkToken?: string | undefined;
  /** Fetches the code of a panel that no page shows, for the preview in the admin. */
  load?: ((name: string) => Promise<unknown>) | undefined;
}

interface PageGlobals {
  [CLIENTS]?: Map<string, PagePortal>;
  [SDK]?: Sdk;
}

const CLIENTS = Symbol.for('client-portal.clients');
const SDK = Symbol.for('client-portal.sdk');
const globals = globalThis as PageGlobals;

export const VERSION = '0.1.0';

/** What every copy of the script on this page shares. */
export const sdk: Sdk = (globals[SDK] ??= { version: VERSION });

const portals: Map<string, PagePortal> = (globals[CLIENTS] ??= new Map<string, PagePortal>());

/** An absolute address without a slash at its end; undefined when it is not one of the web. */
export function toServerUrl(value: string): string | undefined {
  try {
    const url = new URL(value, document.baseURI);
    return /^https?:$/.test(url.protocol) ? `${url.origin}${url.pathname}`.replace(/\/+$/, '') : undefined;
  } catch {
    return undefined;
  }
}

/** The portal of a server, one for the whole page; the bootstrap request starts with the first call. */
export function pagePortal(url: string): PagePortal {
  const known = portals.get(url);
  if (known) return known;
  const portal: PagePortal = { client: openClient(url), roots: new Set() };
  portals.set(url, portal);
  announceChanges(portal);
  void portal.client.bootstrap().catch(() => {});
  return portal;
}

function openClient(url: string): PortalClient {
  const client = createClient({
    url,
    tokenStore: sessionStore(),
    channel: globalThis.BroadcastChannel && new BroadcastChannel(`client-portal:${url}`),
    locks: navigator.locks,
  });
  addEventListener('pagehide', () => client.pause());
  addEventListener('pageshow', (event) => event.persisted && client.resume());
  addEventListener('online', () => client.resume());
  return client;
}

/** Storage is out of reach in a sandboxed frame; the session then lasts as long as the page. */
function sessionStore(): Storage | undefined {
  try {
    return sessionStorage;
  } catch {
    return undefined;
  }
}

function announceChanges({ client, roots }: PagePortal): void {
  let ready = false;
  let contact: string | undefined;
  client.subscribe(() => {
    const { portal, session, failure } = client;
    if (failure?.code === 'origin_not_allowed') {
      void import('./explain-origin.js').then(
        ({ explainOrigin }) => explainOrigin(client.url),
        () => {},
      );
    }
    if (!portal) return;
    remember(client.url, portal);
    const [root] = roots;
    const before = contact;
    contact = session?.contact.id;
    if (!ready) root?.dispatchEvent(new PortalReadyEvent(Boolean(session)));
    else if (session && before !== contact) root?.dispatchEvent(new PortalSignedInEvent(session));
    else if (!session && before) root?.dispatchEvent(new PortalSignedOutEvent());
    ready = true;
  });
}

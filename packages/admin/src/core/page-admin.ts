import { type AdminClient, createAdminClient } from '@client-portal/client/admin';

interface Sdk {
  /** The server that the script came from. */
  url?: string | undefined;
  /** The secret of a mailed link that this page was opened with. */
  staffToken?: string | undefined;
  /** Stands in for the network in tests. */
  fetch?: typeof fetch | undefined;
}

interface PageGlobals {
  [CLIENTS]?: Map<string, AdminClient>;
  [SDK]?: Sdk;
}

const CLIENTS = Symbol.for('client-portal.admin-clients');
const SDK = Symbol.for('client-portal.admin-sdk');
const globals = globalThis as PageGlobals;

/** What every copy of the script on this page shares. */
export const sdk: Sdk = (globals[SDK] ??= {});

const clients: Map<string, AdminClient> = (globals[CLIENTS] ??= new Map<string, AdminClient>());

/** An absolute address without a slash at its end; undefined when it is not one of the web. */
export function toServerUrl(value: string): string | undefined {
  try {
    const url = new URL(value, document.baseURI);
    return /^https?:$/.test(url.protocol) ? `${url.origin}${url.pathname}`.replace(/\/+$/, '') : undefined;
  } catch {
    return undefined;
  }
}

/** The client of a server, one for the whole page. */
export function pageAdmin(url: string): AdminClient {
  const known = clients.get(url);
  if (known) return known;
  const client = createAdminClient({ url, tokenStore: sessionStore(), fetch: sdk.fetch });
  clients.set(url, client);
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

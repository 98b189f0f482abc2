import { createContext } from '@lit/context';

/** What the outermost element of a portal hands down to every element inside it. */
export interface PortalContext {
  /** The API client; undefined until a server is known. */
  client: unknown;
  /** Words the business renamed, by term: `{ invoice: 'bill', invoices: 'bills' }`. */
  terms?: Readonly<Record<string, string>> | undefined;
  /** Sentences the business rewrote, by app and key. */
  messages?: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined;
}

/** Consume with `subscribe: true`. The key is global, so two copies of the code share one portal. */
export const portalContext = createContext<PortalContext | undefined, symbol>(Symbol.for('@client-portal/kit/portal'));

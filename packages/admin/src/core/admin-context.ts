import type { AdminClient } from '@client-portal/client/admin';
import type { StaffSession } from '@client-portal/contract/admin';
import { createContext } from '@lit/context';
import type { LitElement } from 'lit';

import type { Commands } from './commands.js';

/** What `<portal-admin>` hands down to every area. Use it through `AdminController`. */
export interface AdminScope {
  client: AdminClient;
  session: StaffSession;
  /** The business's name; empty until the server has told it. */
  business: string;
  /** The outermost element; dialogs that need the page's own document stand among its children. */
  root: LitElement;
  commands: Commands;
  /** Opens a view such as `contacts/ctc_…`; with `replace` without an entry of its own in the history. */
  navigate(view: string, options?: { replace?: boolean }): void;
  /** The address of a view, for links. */
  toHref(view: string): string;
  /** Names what is open, for the page's title: `Mara Lindqvist`. Forgotten with the next view. */
  setTitle(title: string): void;
}

export const adminContext = createContext<AdminScope | undefined, symbol>(Symbol.for('@client-portal/admin/scope'));

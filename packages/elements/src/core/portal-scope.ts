import type { PortalClient } from '@client-portal/client';
import type { PortalContext } from '@client-portal/kit/client-context.js';
import type { LitElement } from 'lit';

/** What an outer portal element hands down to the ones inside it. */
export interface PortalScope extends PortalContext {
  client: PortalClient | undefined;
  /** The outermost element: where dialogs with fields stand. */
  root: LitElement;
  /** Opens a view such as `invoices/inv_01k…`; absent where a panel stands alone. */
  navigate?: ((view: string) => void) | undefined;
  /** The address that opens a view. */
  toHref?: ((view: string) => string) | undefined;
  /** Grows each time the person opens a view, so that its heading takes the focus. */
  arrival?: number | undefined;
}

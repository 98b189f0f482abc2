import type { Session } from '@client-portal/contract';
import type { PortalError } from '@client-portal/contract/errors';

const PUBLIC = { bubbles: true, composed: true } as const;

/** Fact, once per page. The portal knows who is here. */
export class PortalReadyEvent extends Event {
  readonly signedIn: boolean;

  constructor(signedIn: boolean) {
    super('portal-ready', PUBLIC);
    this.signedIn = signedIn;
  }

  get detail(): { signedIn: boolean } {
    return { signedIn: this.signedIn };
  }
}

/** Fact, once per page. Somebody signed in, here or in another tab. */
export class PortalSignedInEvent extends Event {
  readonly session: Session;

  constructor(session: Session) {
    super('portal-signed-in', PUBLIC);
    this.session = session;
  }

  get detail(): { contact: Session['contact']; method: Session['method'] } {
    return { contact: { ...this.session.contact }, method: this.session.method };
  }
}

/** Fact, once per page. Nobody is signed in any more. */
export class PortalSignedOutEvent extends Event {
  constructor() {
    super('portal-signed-out', PUBLIC);
  }

  get detail(): Record<never, never> {
    return {};
  }
}

/** Intent. Another view is about to open; call `preventDefault()` to show it elsewhere. */
export class PortalNavigateEvent extends Event {
  /** Such as `invoices/inv_01k…`; `home` for the first page. */
  readonly view: string;

  constructor(view: string) {
    super('portal-navigate', { ...PUBLIC, cancelable: true });
    this.view = view;
  }

  get detail(): { view: string } {
    return { view: this.view };
  }
}

/** Fact. Something a person asked for has failed; it is on the screen already. */
export class PortalErrorEvent extends Event {
  readonly error: PortalError;

  constructor(error: PortalError) {
    super('portal-error', PUBLIC);
    this.error = error;
  }

  get detail(): { code: string; message: string; reason: string | null; requestId: string | null } {
    const { code, message, reason = null, requestId = null } = this.error;
    return { code, message, reason, requestId };
  }
}

declare global {
  interface HTMLElementEventMap {
    'portal-ready': PortalReadyEvent;
    'portal-signed-in': PortalSignedInEvent;
    'portal-signed-out': PortalSignedOutEvent;
    'portal-navigate': PortalNavigateEvent;
    'portal-error': PortalErrorEvent;
  }
}

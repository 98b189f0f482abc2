import type { LitElement, ReactiveController } from 'lit';

import type { PortalSignIn } from '../sign-in/portal-sign-in.js';
import { sdk } from './page-portal.js';

type Host = LitElement & { headingLevel: number };

/**
 * Puts a sign-in form into the host's light children and takes it out again, so that its fields are part of the
 * page's own document. Set `shown` in `willUpdate`, and draw `<slot name="sign-in">` while it is.
 */
export class SignInOutlet implements ReactiveController {
  shown = false;
  /** A mailed link brought the person here; its screens stay until they are done, session or not. */
  landing = Boolean(sdk.linkToken);
  readonly #host: Host;
  readonly #onDone: (view: string | null) => void;

  /** `onDone` hears where a mailed link leads. */
  constructor(host: Host, onDone: (view: string | null) => void) {
    this.#host = host;
    this.#onDone = (view) => {
      this.landing = false;
      onDone(view);
      host.requestUpdate();
    };
    host.addController(this);
  }

  // After the slot is there: an element without one has no style to measure.
  hostUpdated(): void {
    const { shown } = this;
    const present = [...this.#host.children].filter((child) => child.slot === 'sign-in') as PortalSignIn[];
    for (const extra of present.slice(shown ? 1 : 0)) extra.remove();
    if (!shown) return;
    const form = present[0] ?? document.createElement('portal-sign-in');
    form.onDone = this.#onDone;
    form.headingLevel = this.#host.headingLevel;
    form.slot = 'sign-in';
    if (!present[0]) this.#host.append(form);
  }
}

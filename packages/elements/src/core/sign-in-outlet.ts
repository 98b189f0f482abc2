import type { LitElement } from 'lit';

import type { PortalSignIn } from '../sign-in/portal-sign-in.js';

/**
 * Puts a sign-in form into the host's light children and takes it out again, so that its fields are part of the
 * page's own document. The host draws `<slot name="sign-in">` while `shown`.
 */
export class SignInOutlet {
  shown = false;
  readonly #host: LitElement & { headingLevel: number };

  constructor(host: LitElement & { headingLevel: number }) {
    this.#host = host;
  }

  /** Call with every update; `onDone` hears where a mailed link leads. */
  show(shown: boolean, onDone: (view: string | null) => void): void {
    this.shown = shown;
    const present = [...this.#host.children].filter((child) => child.slot === 'sign-in') as PortalSignIn[];
    for (const extra of present.slice(shown ? 1 : 0)) extra.remove();
    if (!shown) return;
    const form = present[0] ?? document.createElement('portal-sign-in');
    form.onDone = onDone;
    form.headingLevel = this.#host.headingLevel;
    if (present[0]) return;
    form.slot = 'sign-in';
    this.#host.append(form);
  }
}

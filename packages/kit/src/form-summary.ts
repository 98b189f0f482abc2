import { html, nothing } from 'lit';

import { alertIcon } from './icons.js';
import type { KitLocale } from './locale-controller.js';

export interface FormError {
  /** The field's id in the same shadow root; without one the message stands alone. */
  id?: string | undefined;
  message: string;
}

/** What is wrong with a form, read out when it appears; each line leads to its field. */
export const formSummary = (locale: KitLocale, errors: readonly FormError[]) =>
  errors.length === 0
    ? nothing
    : html`
        <div class="form-summary" part="form-summary" role="alert">
          ${alertIcon()}
          <div>
            <p class="form-summary-title">${locale.kit('formErrors', { count: errors.length })}</p>
            <ul>
              ${errors.map(({ id, message }) => html`<li>${id ? link(id, message) : message}</li>`)}
            </ul>
          </div>
        </div>
      `;

const link = (id: string, message: string) => html`
  <button
    class="link-button"
    type="button"
    @click=${(event: Event) => focusField((event.target as Element).getRootNode() as ShadowRoot, id)}
  >
    ${message}
  </button>
`;

/** Puts the cursor into a field; after a failed submit, into the first wrong one. */
export function focusField(root: ShadowRoot | Document, id: string): void {
  root.getElementById(id)?.focus();
}

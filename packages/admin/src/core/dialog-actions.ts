import type { Action } from '@client-portal/kit/action.js';
import { html } from 'lit';

export interface DialogActions {
  cancel: string;
  onCancel: () => void;
  submit: string;
  action: Action;
  /** The part of the button that acts. */
  part?: 'submit' | 'save' | 'send';
}

/** The two ways out of a dialog: leaving it, and doing what it is for. */
export const dialogActions = ({ cancel, onCancel, submit, action, part = 'submit' }: DialogActions) => html`
  <button slot="actions" class="button" type="button" @click=${onCancel}>${cancel}</button>
  <button
    slot="actions"
    class="button primary"
    part=${part}
    type="button"
    aria-busy=${action.busy ? 'true' : 'false'}
    @click=${action.run}
  >
    ${submit}
  </button>
`;

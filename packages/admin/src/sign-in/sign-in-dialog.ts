import '@client-portal/kit/dialog.js';
import './portal-staff-sign-in.js';

import type { AdminClient } from '@client-portal/client/admin';
import { findLang, translate } from '@client-portal/kit/i18n.js';
import type { LitElement } from 'lit';

import { adminMessages } from '../core/admin-messages.js';

/**
 * Asks for a sign-in over what is on the page, which stays as it is. The dialog stands among the light children of the
 * outermost element, where password managers see its fields. False when it was closed.
 */
export function requireSignIn(root: LitElement, client: AdminClient, email: string, stepUp: boolean): Promise<boolean> {
  const lang = findLang(root);
  return new Promise((resolve) => {
    const dialog = document.createElement('portal-dialog');
    const why = document.createElement('p');
    const form = document.createElement('portal-staff-sign-in');
    const close = (done: boolean): void => {
      dialog.open = false;
      void dialog.updateComplete.then(() => dialog.remove());
      resolve(done);
    };
    why.textContent = translate(adminMessages, lang, stepUp ? 'confirm:fresh' : 'confirm:expired');
    Object.assign(form, { client, fresh: true, email, onDone: () => close(true) });
    dialog.slot = 'overlay';
    dialog.heading = translate(adminMessages, lang, 'confirm:step');
    dialog.onClose = () => close(false);
    dialog.open = true;
    dialog.append(why, form);
    root.append(dialog);
  });
}

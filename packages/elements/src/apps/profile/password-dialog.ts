import '@client-portal/kit/dialog.js';

import type { PortalClient } from '@client-portal/client';
import type { Profile } from '@client-portal/contract/profile';
import { portalRoot } from '@client-portal/kit/portal-root.js';

import type { PanelController } from '../../core/panel-controller.js';
import './password-form.js';

export interface PasswordDialogOptions {
  panel: PanelController;
  client: PortalClient;
  profile: Profile;
  heading: string;
}

/**
 * Asks for a new password among the light children of the outermost element, where password managers see the
 * fields. Resolves to true once it is stored and to false when the person closed the dialog.
 */
export function openPasswordDialog(from: HTMLElement, options: PasswordDialogOptions): Promise<boolean> {
  const root = portalRoot(from)?.host ?? from;
  return new Promise((resolve) => {
    const dialog = document.createElement('portal-dialog');
    const form = document.createElement('portal-password-form');
    const close = (done: boolean) => {
      dialog.open = false;
      void dialog.updateComplete.then(() => dialog.remove());
      resolve(done);
    };
    form.panel = options.panel;
    form.client = options.client;
    form.profile = options.profile;
    form.onDone = () => close(true);
    form.onBusy = (busy) => (dialog.locked = busy);
    dialog.slot = 'overlay';
    dialog.heading = options.heading;
    dialog.onClose = () => close(false);
    dialog.open = true;
    dialog.append(form);
    root.append(dialog);
  });
}

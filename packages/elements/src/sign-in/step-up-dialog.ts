import '@client-portal/kit/dialog.js';

import { findLang } from '@client-portal/kit/i18n.js';
import { translate } from '@client-portal/kit/i18n.js';

import { portalMessages } from '../core/portal-messages.js';
import type { PortalScope } from '../core/portal-scope.js';

/** The dialog stands among the light children of the outermost element, where password managers see its fields. */
export async function openStepUpDialog({ root, client }: PortalScope): Promise<boolean> {
  const lang = findLang(root);
  await portalMessages.load(lang);
  return new Promise((resolve) => {
    const dialog = document.createElement('portal-dialog');
    const form = document.createElement('portal-sign-in');
    const close = (done: boolean) => {
      dialog.open = false;
      void dialog.updateComplete.then(() => dialog.remove());
      resolve(done);
    };
    form.fresh = true;
    form.email = client?.session?.contact.email ?? '';
    form.onDone = () => close(true);
    dialog.slot = 'overlay';
    dialog.heading = translate(portalMessages, lang, 'confirm');
    dialog.onClose = () => close(false);
    dialog.open = true;
    dialog.append(form);
    root.append(dialog);
  });
}

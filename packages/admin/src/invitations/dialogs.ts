import './invite-dialog.js';
import './login-mails-dialog.js';
import './magic-link-dialog.js';

import type { LitElement } from 'lit';

import type { AdminScope } from '../core/admin-context.js';
import type { ChosenContact } from './contact-picker.js';

export type { ChosenContact };

interface InvitationDialog extends LitElement {
  contacts: readonly ChosenContact[];
  open: boolean;
  onClose: (done: boolean) => void;
}

type DialogTag = 'portal-admin-invite' | 'portal-admin-magic-link' | 'portal-admin-login-mails';

export interface DialogOptions {
  /** Whom it is for; chosen in the dialog when left out. */
  contacts?: readonly ChosenContact[] | undefined;
}

function openDialog({ root }: Pick<AdminScope, 'root'>, tag: DialogTag, { contacts = [] }: DialogOptions) {
  return new Promise<{ done: boolean }>((resolve) => {
    const dialog = document.createElement(tag) as InvitationDialog;
    dialog.slot = 'overlay';
    dialog.contacts = contacts;
    dialog.onClose = (done) => {
      dialog.open = false;
      // Closed first, so that the dialog gives the focus back.
      void dialog.updateComplete.then(() => setTimeout(() => dialog.remove(), 0));
      resolve({ done });
    };
    root.append(dialog);
  });
}

/** Invites a contact or an address; several contacts at once as a mailing. */
export const openInviteDialog = (scope: Pick<AdminScope, 'root'>, options: DialogOptions = {}) =>
  openDialog(scope, 'portal-admin-invite', options);

/** Makes a link that signs one contact in, and shows it once. */
export const openMagicLinkDialog = (scope: Pick<AdminScope, 'root'>, options: DialogOptions = {}) =>
  openDialog(scope, 'portal-admin-magic-link', options);

/** Mails one or many contacts a link that signs them in. */
export const openLoginMailsDialog = (scope: Pick<AdminScope, 'root'>, options: DialogOptions = {}) =>
  openDialog(scope, 'portal-admin-login-mails', options);

import { PortalError } from '@client-portal/contract/errors';
import { findLang, translate } from '@client-portal/kit/i18n.js';

import type { AdminScope } from './admin-context.js';
import { adminMessages, type AdminTranslate } from './admin-messages.js';
import { ask } from './question.js';

export interface Edit<T> {
  /** Of what is being edited, from `getWithTag`. */
  etag: string | null;
  /** Sends the change with `ifMatch`. */
  save: (ifMatch: string | undefined) => Promise<T>;
  /** Asks for the thing as it is now and answers its etag. `shows` says whether to put it on screen in place of the edit. */
  reload: (shows: boolean) => Promise<string | null>;
}

/**
 * Saves an edit. Where somebody else has changed the same thing meanwhile, asks whose version shall stay; undefined
 * when it was not saved.
 */
export async function saveEdit<T>(scope: AdminScope, { etag, save, reload }: Edit<T>): Promise<T | undefined> {
  for (let ifMatch = etag; ; ) {
    try {
      return await save(ifMatch ?? undefined);
    } catch (error) {
      if (!(error instanceof PortalError) || error.code !== 'changed_meanwhile') throw error;
      const choice = await askWhose(scope);
      if (choice === 'theirs') await reload(true);
      if (choice !== 'mine') return undefined;
      ifMatch = await reload(false);
    }
  }
}

function askWhose(scope: AdminScope): Promise<string | undefined> {
  const t: AdminTranslate = (key) => translate(adminMessages, findLang(scope.root), key);
  return ask(scope, {
    heading: t('conflict:heading'),
    text: t('conflict:text'),
    choices: [
      { id: 'mine', label: t('conflict:mine'), look: 'danger' },
      { id: 'theirs', label: t('conflict:theirs'), look: 'primary' },
    ],
  });
}

import type { AppId } from '@client-portal/contract/apps';
import { createCatalogue, translate } from '@client-portal/kit/i18n.js';

const english = {
  invoices: 'Invoices',
  profile: 'Profile',
} satisfies Record<AppId, string>;

const appMessages = createCatalogue('admin-apps', english);

/** What an app is called in the admin. */
export const appName = (app: AppId, lang = 'en'): string => translate(appMessages, lang, app);

import type { AppId } from '@client-portal/contract/apps';
import { homeIcon, type Icon, invoiceIcon, profileIcon } from '@client-portal/kit/icons.js';

/** What stands beside each app's name. */
export const appIcons = {
  home: homeIcon,
  invoices: invoiceIcon,
  profile: profileIcon,
} satisfies Record<AppId | 'home', Icon>;

import type { AppId } from '@client-portal/contract';
import { invoiceIcon } from '@client-portal/kit/icons.js';

import type { Area } from './shell/areas.js';

/** Each app's page in the admin; null for one that has nothing to manage. An app without its line does not compile. */
const pages: Record<AppId, Omit<Area, 'group'> | null> = {
  invoices: {
    ...{ id: 'invoices', scope: 'invoices:read', icon: invoiceIcon, tag: 'portal-admin-invoices' },
    load: () => import('./apps/invoices/index.js'),
    commands: () => import('./apps/invoices/commands.js'),
  },
  // Contacts shows what clients say of themselves.
  profile: null,
};

/** The apps' pages, in the order of the navigation. */
export const appAreas: readonly Area[] = Object.values(pages).flatMap((page) =>
  page ? [{ ...page, group: 'apps' as const }] : [],
);

import { findLang, translate } from '@client-portal/kit/i18n.js';
import { invoiceIcon, plusIcon } from '@client-portal/kit/icons.js';

import type { AreaCommands } from '../../shell/areas.js';
import { invoicesMessages } from './messages.js';

const FOUND = 5;

export const commands: AreaCommands['commands'] = (scope) => [
  {
    id: 'invoices:new',
    label: translate(invoicesMessages, findLang(scope.root), 'new'),
    icon: plusIcon,
    scope: 'invoices:write',
    run: () => scope.navigate('invoices/new'),
  },
];

/** Invoices by number, title or client. */
export const search: AreaCommands['search'] = (scope) => async (q, signal) => {
  const { items } = await scope.client.get('/api/admin/invoices', { query: { q, limit: FOUND }, signal });
  return items.map(({ id, number, title, client }) => ({
    id: `invoices:${id}`,
    label: [number, title].filter(Boolean).join(' · '),
    detail: client.name || client.email || undefined,
    icon: invoiceIcon,
    run: () => scope.navigate(`invoices/${id}`),
  }));
};

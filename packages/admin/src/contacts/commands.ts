import { findLang, translate } from '@client-portal/kit/i18n.js';
import { plusIcon, profileIcon } from '@client-portal/kit/icons.js';

import type { AreaCommands } from '../shell/areas.js';
import { contactName } from './contact-name.js';
import { contactsMessages } from './messages.js';

export const commands: AreaCommands['commands'] = (scope) => [
  {
    id: 'contacts:new',
    label: translate(contactsMessages, findLang(scope.root), 'new'),
    icon: plusIcon,
    scope: 'contacts:write',
    run: () => scope.navigate('contacts/new'),
  },
];

export const search: AreaCommands['search'] = (scope) => async (q, signal) => {
  const { items } = await scope.client.get('/api/admin/contacts', { query: { q, limit: 8 }, signal });
  return items.map((contact) => ({
    id: contact.id,
    label: contactName(contact),
    detail: contact.email ?? undefined,
    icon: profileIcon,
    run: () => scope.navigate(`contacts/${contact.id}`),
  }));
};

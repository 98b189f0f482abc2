import { findLang, translate } from '@client-portal/kit/i18n.js';
import { uploadIcon } from '@client-portal/kit/icons.js';

import type { AdminScope } from '../core/admin-context.js';
import type { Command } from '../core/commands.js';
import { importMessages } from './messages.js';

export const commands = (scope: AdminScope): readonly Command[] => [
  {
    id: 'import-contacts',
    label: translate(importMessages, findLang(scope.root), 'command'),
    icon: uploadIcon,
    keywords: 'csv excel spreadsheet upload',
    scope: 'contacts:write',
    run: () => scope.navigate('imports'),
  },
];

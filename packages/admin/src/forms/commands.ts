import { findLang, translate } from '@client-portal/kit/i18n.js';
import { plusIcon } from '@client-portal/kit/icons.js';

import type { AreaCommands } from '../shell/areas.js';
import { formsMessages } from './messages.js';

export const commands: AreaCommands['commands'] = (scope) => [
  {
    id: 'forms:new',
    label: translate(formsMessages, findLang(scope.root), 'new'),
    icon: plusIcon,
    scope: 'forms:write',
    run: () => scope.navigate('forms/new'),
  },
];

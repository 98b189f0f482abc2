import { keyIcon, plusIcon } from '@client-portal/kit/icons.js';
import { findLang, translate } from '@client-portal/kit/i18n.js';

import type { AreaCommands } from '../shell/areas.js';
import { staffMessages } from './messages.js';

export const commands: AreaCommands['commands'] = (scope) => {
  const t = (key: keyof (typeof staffMessages)['english']) => translate(staffMessages, findLang(scope.root), key);
  return [
    {
      id: 'staff:invite',
      label: t('invite'),
      icon: plusIcon,
      scope: 'staff:write',
      run: () => scope.navigate('staff/invite'),
    },
    { id: 'staff:keys', label: t('keys'), icon: keyIcon, run: () => scope.navigate('staff/keys') },
    {
      id: 'staff:key',
      label: t('newKey'),
      icon: plusIcon,
      scope: 'staff:write',
      run: () => scope.navigate('staff/keys/new'),
    },
  ];
};

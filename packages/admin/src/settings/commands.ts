import { findLang, translate } from '@client-portal/kit/i18n.js';

import type { AreaCommands } from '../shell/areas.js';
import { settingsMessages, type SettingsTranslate } from './messages.js';
import { settingsPages } from './settings-pages.js';

export const commands: AreaCommands['commands'] = (scope) => {
  const t: SettingsTranslate = (key) => translate(settingsMessages, findLang(scope.root), key);
  return settingsPages
    .filter(({ view }) => view === undefined)
    .map(({ id, icon, words }) => ({
      id: `settings:${id}`,
      label: t(`page:${id}`),
      detail: t('title'),
      icon,
      keywords: words.map((word) => t(word)).join(' '),
      scope: 'settings:read' as const,
      run: () => scope.navigate(`settings/${id}`),
    }));
};

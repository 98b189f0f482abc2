import { findLang, translate } from '@client-portal/kit/i18n.js';
import { linkIcon, plusIcon, sendIcon } from '@client-portal/kit/icons.js';

import type { AreaCommands } from '../shell/areas.js';
import { invitationsMessages } from './messages.js';

export const commands: AreaCommands['commands'] = (scope) => {
  const t = (key: keyof (typeof invitationsMessages)['english']) =>
    translate(invitationsMessages, findLang(scope.root), key);
  const dialogs = () => import('./dialogs.js');
  const write = { scope: 'invitations:write' } as const;
  return [
    {
      id: 'invitations:invite',
      label: t('invite'),
      icon: plusIcon,
      ...write,
      run: () => void dialogs().then(({ openInviteDialog }) => openInviteDialog(scope)),
    },
    {
      id: 'invitations:link',
      label: t('magicLink'),
      icon: linkIcon,
      ...write,
      run: () => void dialogs().then(({ openMagicLinkDialog }) => openMagicLinkDialog(scope)),
    },
    {
      id: 'invitations:login',
      label: t('loginMails'),
      icon: sendIcon,
      ...write,
      run: () => void dialogs().then(({ openLoginMailsDialog }) => openLoginMailsDialog(scope)),
    },
  ];
};

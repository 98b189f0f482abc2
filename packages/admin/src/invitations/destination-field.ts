import type { LinkScope } from '@client-portal/contract/admin';
import { APP_IDS, type AppId } from '@client-portal/contract/apps';
import { selectField, textField } from '@client-portal/kit/field.js';
import { html, nothing } from 'lit';

import { appName } from '../core/app-name.js';
import type { InvitationsMessages } from './messages.js';

export interface DestinationFieldOptions {
  t: (key: keyof InvitationsMessages) => string;
  /** `portal`, `app:<id>` or `item`. */
  choice: string;
  item: string;
  error: string | undefined;
  onChoice: (choice: string) => void;
  onItem: (item: string) => void;
}

export function toScope(choice: string, item: string): LinkScope {
  if (choice === 'item') return { kind: 'item', view: item.trim().replace(/^.*portal=/, '') };
  return choice === 'portal' ? { kind: 'portal' } : { kind: 'app', app: choice.slice(4) as AppId };
}

/** What a link opens, as the API names it; undefined for the portal. */
export function toView(choice: string, item: string): string | undefined {
  const scope = toScope(choice, item);
  if (scope.kind === 'portal') return undefined;
  return scope.kind === 'app' ? scope.app : scope.view;
}

/** What a link opens: the portal, one app, or one thing in it. */
export const destinationField = ({ t, choice, item, error, onChoice, onItem }: DestinationFieldOptions) => html`
  ${selectField({
    id: 'destination',
    label: t('destination'),
    value: choice,
    options: [
      { value: 'portal', label: t('portal') },
      ...APP_IDS.map((app) => ({ value: `app:${app}`, label: appName(app) })),
      { value: 'item', label: t('destinationItem') },
    ],
    onChange: onChoice,
  })}
  ${
    choice === 'item'
      ? textField({
          id: 'item',
          label: t('item'),
          hint: t('itemHint'),
          value: item,
          error,
          required: true,
          maxlength: 200,
          autocomplete: 'off',
          onInput: onItem,
        })
      : nothing
  }
`;

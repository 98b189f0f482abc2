import {
  cardIcon,
  copyIcon,
  editIcon,
  filterIcon,
  type Icon,
  imageIcon,
  keyIcon,
  languageIcon,
  laptopIcon,
  linkIcon,
  mailIcon,
  menuIcon,
} from '@client-portal/kit/icons.js';

import type { SettingsMessages } from './messages.js';

type IdOf<Key> = Key extends `page:${infer Id}` ? Id : never;
export type PageId = IdOf<keyof SettingsMessages>;

export interface SettingsPage {
  id: PageId;
  icon: Icon;
  /** The words of what is on it, so that search finds it. */
  words: readonly (keyof SettingsMessages & string)[];
  /** How the paths begin whose complaints belong here. */
  paths: readonly string[];
  /** What the preview shows beside it. */
  preview?: 'portal' | 'sign-in' | undefined;
  /** Another area of the admin. */
  view?: string | undefined;
}

/** The pages of the settings, in the order of the index. */
export const settingsPages: readonly SettingsPage[] = [
  {
    id: 'brand',
    icon: imageIcon,
    words: [
      'business.name',
      'brand.description',
      'brand.accent',
      'brand.surface',
      'brand.text',
      'brand.scheme',
      'brand.logoUrl',
      'brand.faviconUrl',
      'brand.imageUrl',
      'business.supportEmail',
      'brand.copyright',
    ],
    paths: ['brand', 'business.name', 'business.supportEmail'],
    preview: 'portal',
  },
  {
    id: 'apps',
    icon: laptopIcon,
    words: ['apps.audience', 'apps.tags', 'apps.showEmpty', 'defaultPage'],
    paths: ['apps', 'defaultPage'],
    preview: 'portal',
  },
  {
    id: 'sign-in',
    icon: keyIcon,
    words: [
      'signIn.email',
      'signIn.password',
      'signIn.passkey',
      'signIn.signUp',
      'signIn.linkMinutes',
      'signIn.magicLinkMinutes',
      'signIn.invitationDays',
      'signIn.idleDays',
      'signIn.sessionDays',
    ],
    paths: ['signIn'],
    preview: 'sign-in',
  },
  {
    id: 'places',
    icon: copyIcon,
    words: ['pages', 'origins', 'adminOrigins', 'snippet', 'checker'],
    paths: ['pages', 'origins', 'adminOrigins'],
  },
  { id: 'links', icon: menuIcon, words: ['links'], paths: ['links'], preview: 'portal' },
  { id: 'words', icon: editIcon, words: ['terms'], paths: ['terms'], preview: 'portal' },
  { id: 'languages', icon: languageIcon, words: ['locales'], paths: ['locales'], preview: 'portal' },
  {
    id: 'business',
    icon: cardIcon,
    words: [
      'business.legalName',
      'business.address',
      'business.taxId',
      'business.timeZone',
      'business.currency',
      'business.bank.iban',
      'bank',
    ],
    paths: ['business'],
  },
  { id: 'capture', icon: filterIcon, words: ['capture', 'invite', 'ruleTags', 'grants'], paths: ['capture'] },
  { id: 'template', icon: linkIcon, words: ['exportAction', 'importAction'], paths: [] },
  { id: 'mails', icon: mailIcon, words: [], paths: [], view: 'mails' },
];

/** The page that a setting is on. */
export const pageOfPath = (path: string): SettingsPage | undefined =>
  settingsPages.find(({ paths }) => paths.some((each) => path === each || path.startsWith(`${each}.`)));

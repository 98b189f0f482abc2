import { createCatalogue } from '@client-portal/kit/i18n.js';

const english = {
  'area:dashboard': 'Dashboard',
  'area:contacts': 'Contacts',
  'area:imports': 'Import',
  'area:forms': 'Forms',
  'area:invitations': 'Invitations',
  'area:mails': 'Mails',
  'area:invoices': 'Invoices',
  'area:settings': 'Settings',
  'area:staff': 'Staff & API keys',
  'area:webhooks': 'Webhooks',
  'area:audit': 'Activity',
  'area:business': 'Export & import',
  'area:view-as': 'View as client',
  'area:account': 'Your account',
  'group:clients': 'Clients',
  'group:apps': 'Apps',
  'group:business': 'Business',
  'role:owner': 'Owner',
  'role:admin': 'Admin',
  'role:staff': 'Staff',
  'role:read-only': 'Read only',
  account: '{name} {role}, account',
  menu: 'Menu',
  navigation: 'Areas',
  skip: 'Skip to the content',
  palette: 'Search…',
  paletteName: 'Go to an area, or do something',
  paletteEmpty: 'Nothing found for “{text}”.',
  paletteCount: { one: 'One result', other: '{count} results' },
  signOut: 'Sign out',
  unavailable: 'There is no such page',
  unavailableText: 'It does not exist, or your role does not include it.',
  toStart: 'Go to the start',
  loadFailed: 'This part of the admin could not be fetched. Check your connection and try again.',
  noServer: 'No portal here yet: add its address, such as url="https://portal.example.com".',
  title: '{page} · {business}',
  admin: 'Admin',
};

export type AreaMessages = typeof english;
type IdOf<Key> = Key extends `area:${infer Id}` ? Id : never;
export type AreaId = IdOf<keyof AreaMessages>;

/** The words of the shell, among them the areas' names. */
export const areaMessages = createCatalogue('admin-shell', english);

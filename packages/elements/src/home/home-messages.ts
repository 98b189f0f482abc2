import type { AppId } from '@client-portal/contract/apps';
import { createCatalogue } from '@client-portal/kit/i18n.js';

import { invoicesHomeMessages } from '../apps/invoices/home-messages.js';
import { profileHomeMessages } from '../apps/profile/home-messages.js';

const own = {
  hello: 'Hello, {name}',
  helloAnybody: 'Welcome',
  steps: 'Next for you',
  activity: 'Recently',
  actions: 'Shortcuts',
  due: 'due {when}',
  wasDue: 'was due {when}',
  nothingNext: 'You are all set. There is nothing to do right now.',
  empty: 'Nothing here yet',
  emptyText: 'What there is to do and what has happened will show up here, as soon as there is something for you.',
  loading: 'Loading',
  'step:other': 'Something in {app} is waiting for you',
  'action:other': 'Open {app}',
};

type Words = Readonly<Record<string, string>>;

/** Each app's words for what it puts on the home page, without the rest of the app. */
const apps = { invoices: invoicesHomeMessages, profile: profileHomeMessages } satisfies Record<AppId, Words>;

const english: typeof own & Words = Object.assign({}, ...Object.values(apps), own);

export type HomeMessages = typeof own;

/** The words of the home page and of everything that apps put there. */
export const homeMessages = createCatalogue('home', english, {
  ar: async () => {
    const parts = await Promise.all([
      import('../apps/invoices/locales/home-ar.js'),
      import('../apps/profile/locales/home-ar.js'),
      import('./locales/ar.js'),
    ]);
    return { default: Object.assign({}, ...parts.map((part) => part.default)) };
  },
});

import type { Home, Portal } from '@client-portal/contract';
import type { Settings } from '@client-portal/contract/admin';
import { APP_IDS, type AppId } from '@client-portal/contract/apps';
import type { Profile } from '@client-portal/contract/profile';

import { dateIn, DAY } from './sample-dates.js';
import { sampleInvoices } from './sample-invoices.js';

const NAME = 'Mara Lindqvist';
const EMAIL = 'mara@example.com';

const session = (): NonNullable<Portal['session']> => ({
  id: 'ses_sample',
  contact: { id: 'ctc_sample', email: EMAIL, name: NAME, locale: null, timeZone: null },
  method: 'view-as',
  authenticatedAt: Date.now(),
  expiresAt: Date.now() + DAY,
  hasPassword: true,
  viewer: null,
});

/** What the server would say of the portal with these settings: to a sample client, or to somebody signed out. */
export function toPortal(settings: Settings, signedIn: boolean): Portal {
  const { business, brand, signIn, links, locales, terms, defaultPage } = settings;
  const isOn = (app: AppId) => settings.apps[app]?.enabled ?? true;
  return {
    brand: { name: business.name, supportEmail: business.supportEmail, ...brand },
    apps: signedIn ? APP_IDS.filter(isOn) : [],
    defaultPage: defaultPage === 'home' || isOn(defaultPage) ? defaultPage : 'home',
    methods: { password: signIn.password, email: signIn.email, passkey: signIn.passkey },
    signUp: signIn.signUp,
    // Half-typed ones have no place in the navigation yet.
    links: links.filter(({ label, url }) => label.trim() && /^(https?:\/\/[^/]|mailto:|tel:)/i.test(url)),
    locales,
    terms,
    session: signedIn ? session() : null,
    cursor: null,
  };
}

const home = (settings: Settings, currency: string): Home => ({
  name: 'Mara',
  nextSteps:
    (settings.apps.invoices?.enabled ?? true)
      ? [
          {
            app: 'invoices',
            kind: 'invoice-overdue',
            view: 'invoices/inv_sample1',
            params: { number: '2026-0042', amount: 24_000, currency },
            dueOn: dateIn(-3),
            rank: 90,
          },
        ]
      : [],
  quickActions: [],
  activity: [],
});

const profile = (): Profile => ({
  id: 'ctc_sample',
  firstName: 'Mara',
  lastName: 'Lindqvist',
  email: EMAIL,
  pendingEmail: null,
  phone: '',
  company: 'Lindqvist Ceramics',
  locale: null,
  timeZone: null,
  hasPassword: true,
  createdAt: Date.now() - 200 * DAY,
});

/** What a sample client has, by the address that is asked for; undefined for what there is no sample of. */
export function sampleAnswer(settings: Settings, path: string): unknown {
  const currency = /^[A-Z]{3}$/.test(settings.business.currency) ? settings.business.currency : 'EUR';
  const [address] = path.split('?');
  if (address === '/api/home') return home(settings, currency);
  if (address === '/api/invoices') return sampleInvoices(currency);
  if (address === '/api/profile') return profile();
  if (address === '/api/sessions' || address === '/api/profile/passkeys') return { items: [] };
  return undefined;
}

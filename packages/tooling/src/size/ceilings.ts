import { APP_IDS } from '@client-portal/contract/apps';

/** The apps that the ceilings were measured with, and what each further one may add to the base that panels share. */
const MEASURED_WITH = 2;
const ROOM = 650 * Math.max(0, APP_IDS.length - MEASURED_WITH);

/** What a new app's panel may weigh alone on a page, until the shared base is within the budget. */
const NEW_PANEL = 11_500;

/** First views that are not within their budget yet, in bytes: they may become smaller, and nothing else. */
export const CEILINGS: Readonly<Record<string, number>> = {
  ...Object.fromEntries(APP_IDS.map((id) => [id, NEW_PANEL])),
  'portal-frame': 10_700 + ROOM,
  'portal-home': 10_000 + ROOM,
  'portal-invoice': 14_500 + ROOM,
  'portal-invoices': 15_100 + ROOM,
  'portal-profile': 12_300 + ROOM,
};

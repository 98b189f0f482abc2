import { APP_IDS } from '@client-portal/contract/apps';

/** What a panel may weigh alone on a page, with the base that all panels share, until the base is within the budget. */
const PANEL = 11_500;

/**
 * First views that are not within their budget yet, in bytes. Lower one when its view gets smaller; there is room for
 * what one more app adds to the base, and for nothing else.
 */
export const CEILINGS: Readonly<Record<string, number>> = {
  ...Object.fromEntries(APP_IDS.map((id) => [id, PANEL])),
  'portal-frame': 11_400,
  'portal-home': 10_800,
  'portal-invoice': 15_200,
  'portal-invoices': 15_900,
  'portal-profile': 12_900,
};

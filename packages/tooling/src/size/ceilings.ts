/** First views that are not within their budget yet, in bytes: they may become smaller, and nothing else. */
export const CEILINGS: Readonly<Record<string, number>> = {
  'portal-frame': 10_700,
  'portal-invoice': 14_500,
  'portal-invoices': 15_100,
  'portal-profile': 12_300,
};

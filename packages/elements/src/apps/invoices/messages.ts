import { createCatalogue } from '@client-portal/kit/i18n.js';

const english = {
  'term:invoice': 'invoice',
  'term:invoices': 'invoices',
  heading: '{Term:invoices}',
  filters: 'Which {term:invoices} to show',
  'filter:all': 'All',
  'filter:outstanding': 'Outstanding',
  'filter:paid': 'Paid',
  'filter:other': 'Other',
  outstanding: 'To pay',
  ofWhichOverdue: '{amount} overdue',
  'empty:all': 'No {term:invoices} yet',
  'empty:all:text': 'When there is one for you, you can see, pay and download it here.',
  'empty:outstanding': 'Nothing to pay',
  'empty:outstanding:text': 'Everything is settled. New {term:invoices} appear here.',
  'empty:paid': 'Nothing paid yet',
  'empty:paid:text': 'What you have paid is kept here, with its receipt.',
  'empty:other': 'Nothing else',
  'empty:other:text': 'Canceled and refunded {term:invoices} are kept here.',
  showAll: 'Show all',
  column: '{Term:invoice}',
  status: 'Status',
  due: 'Due',
  amount: 'Amount',
  actions: 'Actions',
  pay: 'Pay',
  payOne: 'Pay {amount} for {number}',
  dueOn: 'Due {when}',
  wasDue: 'Was due {when}',
  paidOn: 'Paid {when}',
  issuedOn: 'Issued {when}',
  ofTotal: 'of {amount}',
  'status:open': 'Open',
  'status:overdue': 'Overdue',
  'status:processing': 'Processing',
  'status:partially_paid': 'Partly paid',
  'status:paid': 'Paid',
  'status:void': 'Canceled',
  'status:uncollectible': 'Written off',
  'status:partially_refunded': 'Partly refunded',
  'status:refunded': 'Refunded',
  back: 'All {term:invoices}',
  announcePaid: '{Term:invoice} {number} is paid.',
  shown: { one: '{count} {term:invoice} shown', other: '{count} {term:invoices} shown' },
  off: '{Term:invoices} are not available right now',
  offText: 'If you need one, please contact us.',
  changed: 'This {term:invoice} has changed meanwhile. You now see how it stands.',
  loading: 'Loading {term:invoices}',

};

export type InvoicesMessages = typeof english;
export type InvoicesTranslate = (
  key: keyof InvoicesMessages & string,
  params?: Record<string, string | number>,
) => string;

/** The words of the invoices panel. */
export const invoicesMessages = createCatalogue('invoices', english, { ar: () => import('./locales/ar.js') });

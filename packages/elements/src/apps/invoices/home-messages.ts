/** What the home page says of invoices: `step:<kind>`, `action:<kind>` and `activity:<event>`. */
export const invoicesHomeMessages = {
  'app:invoices': '{Term:invoices}',
  'term:invoice': 'invoice',
  'term:invoices': 'invoices',
  'step:invoice-overdue': 'Pay {amount} for {title}',
  'step:invoice-due-soon': 'Pay {amount} for {title}',
  'step:invoice-due': 'Pay {amount} for {title}',
  'action:invoices': 'See {term:invoices}',
  'activity:invoice.sent': 'New {term:invoice} {number} over {amount}',
  'activity:invoice.paid': '{Term:invoice} {number} is paid',
  'activity:invoice.overdue': '{Term:invoice} {number} is overdue',
  'activity:invoice.voided': '{Term:invoice} {number} was canceled',
  'activity:payment.failed': 'A payment for {term:invoice} {number} did not go through',
};

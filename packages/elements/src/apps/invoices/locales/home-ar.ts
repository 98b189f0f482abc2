import type { Translation } from '@client-portal/kit/i18n.js';

import type { invoicesHomeMessages } from '../home-messages.js';

export default {
  'app:invoices': '{term:invoices}',
  'term:invoice': 'الفاتورة',
  'term:invoices': 'الفواتير',
  'step:invoice-overdue': 'ادفع {amount} عن {title}',
  'step:invoice-due-soon': 'ادفع {amount} عن {title}',
  'step:invoice-due': 'ادفع {amount} عن {title}',
  'action:invoices': 'عرض {term:invoices}',
  'activity:invoice.sent': '{term:invoice} {number} الجديدة بمبلغ {amount}',
  'activity:invoice.paid': 'تم دفع {term:invoice} {number}',
  'activity:invoice.overdue': 'تأخر دفع {term:invoice} {number}',
  'activity:invoice.voided': 'أُلغيت {term:invoice} {number}',
  'activity:payment.failed': 'لم تتم دفعة عن {term:invoice} {number}',
} satisfies Translation<typeof invoicesHomeMessages>;

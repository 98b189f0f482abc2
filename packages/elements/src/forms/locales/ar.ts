import type { Translation } from '@client-portal/kit/i18n.js';

import type { FormMessages } from '../messages.js';

export default {
  loading: 'جارٍ تحميل النموذج',
  gone: 'هذا النموذج غير متاح',
  goneText: 'ربما أُزيل. يُرجى التواصل معنا بطريقة أخرى.',
  optional: 'اختياري',
  wrong: {
    two: 'يحتاج حقلان إلى مراجعة',
    few: 'تحتاج {count} حقول إلى مراجعة',
    many: 'يحتاج {count} حقلًا إلى مراجعة',
    other: 'يحتاج {count} حقل إلى مراجعة',
  },
  missing: 'يُرجى ملء هذا الحقل.',
  unticked: 'يُرجى تحديد هذا الخيار للمتابعة.',
  'wrong:email': 'أدخل بريدًا إلكترونيًا مثل name@example.com.',
  'wrong:field': 'يُرجى مراجعة هذا الحقل.',
} satisfies Translation<FormMessages>;

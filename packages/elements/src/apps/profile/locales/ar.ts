import type { Translation } from '@client-portal/kit/i18n.js';

import type { ProfileMessages } from '../messages.js';

export default {
  heading: 'الملف الشخصي',
  loading: 'جارٍ تحميل ملفك الشخصي',
  gone: 'ملفك الشخصي غير متاح الآن',
  goneText: 'إن أردت تغيير شيء فيرجى التواصل معنا.',
  about: 'عنك',
  firstName: 'الاسم الأول',
  lastName: 'اسم العائلة',
  company: 'الشركة',
  phone: 'الهاتف',
  optional: 'اختياري',
  language: 'اللغة',
  asPage: 'مثل هذه الصفحة ({language})',
  timeZone: 'المنطقة الزمنية',
  asDevice: 'مثل هذا الجهاز ({zone})',
  save: 'حفظ التغييرات',
  discard: 'تجاهل التغييرات',
  saved: 'تم الحفظ.',
  'wrong:field': 'يرجى التحقق من هذا الحقل.',
  'wrong:timeZone': 'اختر منطقة زمنية من القائمة.',
} satisfies Translation<ProfileMessages>;

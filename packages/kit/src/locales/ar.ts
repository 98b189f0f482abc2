import type { Translation } from '../i18n.js';
import type { KitMessages } from '../messages.js';

export default {
  back: 'رجوع',
  close: 'إغلاق',
  copied: 'تم النسخ',
  copyId: 'نسخ رقم الطلب',
  dismiss: 'إخفاء',
  errorTitle: 'حدث خطأ ما',
  errorOffline: 'أنت غير متصل بالإنترنت. تحقّق من اتصالك ثم أعد المحاولة.',
  formErrors: {
    one: 'يرجى التحقق من حقل واحد',
    two: 'يرجى التحقق من حقلين',
    few: 'يرجى التحقق من {count} حقول',
    many: 'يرجى التحقق من {count} حقلًا',
    other: 'يرجى التحقق من {count} حقل',
  },
  loading: 'جارٍ التحميل',
  more: 'إجراءات أخرى',
  offline: 'أنت غير متصل. ما تراه يعود إلى {time}.',
  offlineNow: 'أنت غير متصل بالإنترنت.',
  optional: 'اختياري',
  requestId: 'رقم الطلب',
  retry: 'أعد المحاولة',
  showMore: 'عرض المزيد',
  undo: 'تراجع',
} satisfies Translation<KitMessages>;

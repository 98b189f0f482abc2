import type { Translation } from '@client-portal/kit/i18n.js';

import type { FrameMessages } from '../frame-messages.js';

export default {
  'app:home': 'الرئيسية',
  'app:profile': 'الملف الشخصي',
  'term:invoices': 'الفواتير',
  navigation: 'البوابة',
  account: '{name}، حسابك',
  you: 'أنت',
  profile: 'الملف الشخصي',
  signOut: 'تسجيل الخروج',
  unavailable: 'هذا غير متاح',
  unavailableText: 'ربما أُزيل أو ليس مخصّصًا لهذا الحساب.',
  toHome: 'إلى الصفحة الرئيسية',
  loadFailed: 'تعذّر تحميل هذا الجزء من البوابة. لم يُفقد شيء.',
} satisfies Translation<FrameMessages>;

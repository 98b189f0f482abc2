import type { Translation } from '@client-portal/kit/i18n.js';

import type { profileHomeMessages } from '../home-messages.js';

export default {
  'app:profile': 'الملف الشخصي',
  'action:profile': 'تعديل ملفك الشخصي',
  'activity:contact.joined': 'أهلًا بك! حسابك جاهز',
  'activity:contact.email_changed': 'تم تغيير بريدك الإلكتروني',
  'activity:contact.password_changed': 'تم تغيير كلمة المرور',
} satisfies Translation<typeof profileHomeMessages>;

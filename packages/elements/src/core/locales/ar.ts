import type { Translation } from '@client-portal/kit/i18n.js';

import type { PortalMessages } from '../portal-messages.js';

export default {
  retry: 'أعد المحاولة',
  request: 'الطلب {id}',
  noServer: 'لا تعرف هذه البوابة خادمها بعد. أضف إلى العنصر url، مثل url="https://portal.example.com".',
  'failed:offline': 'أنت غير متصل بالإنترنت',
  'failed:offline:do': 'تحقّق من اتصالك. كل ما لديك هنا محفوظ.',
  'failed:down': 'تعذّر الوصول إلى البوابة',
  'failed:down:do': 'ليس هذا خطأً منك ولم يُفقد شيء. يرجى إعادة المحاولة بعد قليل.',
  'failed:origin': 'لم تُهيّأ البوابة لهذا الموقع بعد',
  'failed:origin:do': 'يرجى إبلاغ القائمين على هذا الموقع.',
  'failed:other': 'حدث خطأ ما',
  'failed:other:do': 'لم يُفقد شيء. يرجى إعادة المحاولة.',
} satisfies Translation<PortalMessages>;

import type { Translation } from '@client-portal/kit/i18n.js';

import type { HomeMessages } from '../home-messages.js';

export default {
  hello: 'مرحبًا {name}',
  helloAnybody: 'أهلًا بك',
  steps: 'الخطوات التالية',
  activity: 'حدث مؤخرًا',
  actions: 'اختصارات',
  due: 'الاستحقاق {when}',
  wasDue: 'كان الاستحقاق {when}',
  nothingNext: 'كل شيء على ما يرام. لا شيء مطلوب منك الآن.',
  empty: 'لا شيء هنا بعد',
  emptyText: 'سيظهر هنا ما عليك فعله وما حدث، حالما يوجد شيء لك.',
  loading: 'جارٍ التحميل',
  'step:other': 'هناك شيء ينتظرك في {app}',
  'action:other': 'فتح {app}',
} satisfies Translation<HomeMessages>;

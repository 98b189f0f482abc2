import type { Translation } from '@client-portal/kit/i18n.js';

import type { ViewMessages } from '../view-messages.js';

export default {
  looking: '{viewer}، ترى البوابة كما يراها {name} حتى {until}. لا يمكن تغيير شيء.',
  stop: 'إنهاء المعاينة',
} satisfies Translation<ViewMessages>;

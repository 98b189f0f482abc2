import type { Translation } from '@client-portal/kit/i18n.js';

import type { PanelMessages } from '../panel-messages.js';
import portal from './ar.js';

export default {
  ...portal,
  signInFirst: 'سجّل الدخول لترى ما هنا.',
  unavailable: 'لا يوجد شيء لك هنا الآن.',
} satisfies Translation<PanelMessages>;

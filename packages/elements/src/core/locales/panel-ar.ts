import type { Translation } from '@client-portal/kit/i18n.js';

import type { PanelMessages } from '../panel-messages.js';
import portal from './ar.js';

export default {
  ...portal,
  signInFirst: 'سجّل الدخول لترى ما هنا.',
  unavailable: 'هذا غير متاح الآن. إن احتجت إلى شيء هنا فيرجى التواصل معنا.',
  notLoaded: 'تعذّر تحميل هذا. لم يُفقد شيء؛ يرجى إعادة المحاولة.',
} satisfies Translation<PanelMessages>;

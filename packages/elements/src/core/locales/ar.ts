import type { Translation } from '@client-portal/kit/i18n.js';

import type { PortalMessages } from '../portal-messages.js';

export default {
  signIn: 'تسجيل الدخول',
  confirm: 'تأكيد هويتك',
  confirmIntro: 'يرجى تسجيل الدخول مرة أخرى للمتابعة.',
  email: 'البريد الإلكتروني',
  password: 'كلمة المرور',
  show: 'إظهار',
  hide: 'إخفاء',
  showPassword: 'إظهار كلمة المرور',
  forgot: 'هل نسيت كلمة المرور؟',
  emailCode: 'أرسل لي رمزًا',
  passkey: 'استخدام مفتاح مرور',
  or: 'أو',
  slow: 'يستغرق هذا وقتًا أطول من المعتاد. ما زلنا نحاول.',
  'wrong:email': 'أدخل بريدًا إلكترونيًا مثل name@example.com.',
  'wrong:password': 'أدخل كلمة المرور.',
  'wrong:code': 'أدخل أرقام الرمز الستة.',
  'wrong:short': 'استخدم 15 حرفًا على الأقل.',
  'wrong:weak': 'يسهل تخمين هذه. الأفضل بضع كلمات لا رابط بينها.',
  'error:invalid_credentials': 'البريد الإلكتروني أو كلمة المرور غير صحيحة.',
  'error:code': 'هذا الرمز غير صحيح أو لم يعد صالحًا.',
  'error:passkey': 'تعذّر استخدام مفتاح المرور هنا. سجّل الدخول بطريقة أخرى.',
  'error:rate_limited': {
    one: 'محاولات كثيرة. أعد المحاولة بعد دقيقة واحدة.',
    two: 'محاولات كثيرة. أعد المحاولة بعد دقيقتين.',
    few: 'محاولات كثيرة. أعد المحاولة بعد {count} دقائق.',
    other: 'محاولات كثيرة. أعد المحاولة بعد {count} دقيقة.',
  },
  'error:offline': 'أنت غير متصل بالإنترنت. لم يُفقد شيء؛ تحقّق من اتصالك ثم أعد المحاولة.',
  'error:unreachable': 'لم يستجب الخادم. لم يُفقد شيء؛ أعد المحاولة بعد قليل.',
  'error:origin_not_allowed': 'لم تُهيّأ البوابة لهذا الموقع بعد. يرجى إبلاغ القائمين عليه.',
  'error:other': 'حدث خطأ ما. يرجى إعادة المحاولة. (الطلب {id})',
  retry: 'أعد المحاولة',
  noServer: 'لا يعرف هذا العنصر بوابته بعد. أضف إليه العنوان، مثل url="https://portal.example.com".',
} satisfies Translation<PortalMessages>;

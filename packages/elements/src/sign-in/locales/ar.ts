import type { Translation } from '@client-portal/kit/i18n.js';

import type { SignInMessages } from '../messages.js';

export default {
  signIn: 'تسجيل الدخول',
  signInTo: 'تسجيل الدخول إلى {name}',
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
  signedInAs: 'أنت مسجّل الدخول باسم {email}.',
  signOut: 'تسجيل الخروج',
  'wrong:email': 'أدخل بريدًا إلكترونيًا مثل name@example.com.',
  'wrong:password': 'أدخل كلمة المرور.',
  'wrong:code': 'أدخل أرقام الرمز الستة.',
  'wrong:short': 'استخدم 15 حرفًا على الأقل.',
  'error:invalid_credentials': 'البريد الإلكتروني أو كلمة المرور غير صحيحة.',
  'error:code': 'هذا الرمز غير صحيح أو لم يعد صالحًا.',
  'error:passkey': 'تعذّر استخدام مفتاح المرور هنا. سجّل الدخول بطريقة أخرى.',
  'error:rate_limited': {
    one: 'محاولات كثيرة. أعد المحاولة بعد دقيقة واحدة.',
    two: 'محاولات كثيرة. أعد المحاولة بعد دقيقتين.',
    few: 'محاولات كثيرة. أعد المحاولة بعد {count} دقائق.',
    other: 'محاولات كثيرة. أعد المحاولة بعد {count} دقيقة.',
  },
  'error:offline': 'أنت غير متصل بالإنترنت. تحقّق من اتصالك ثم أعد المحاولة؛ لم يُفقد شيء مما كتبته.',
  'error:unreachable': 'لم يستجب الخادم. أعد المحاولة بعد قليل؛ لم يُفقد شيء مما كتبته.',
  'error:origin_not_allowed': 'لم يُهيّأ تسجيل الدخول لهذا الموقع بعد. يرجى إبلاغ القائمين عليه.',
  'error:other': 'حدث خطأ ما. يرجى إعادة المحاولة. (الطلب {id})',
} satisfies Translation<SignInMessages>;

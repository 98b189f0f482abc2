import type { Translation } from '@client-portal/kit/i18n.js';

import type { CodeMessages } from '../code-messages.js';

export default {
  codeHeading: 'أرسل لي رمزًا',
  codeIntro: 'نرسل إليك رمزًا من ستة أرقام ورابطًا يؤدي الغرض نفسه.',
  sendCode: 'إرسال الرمز',
  checkHeading: 'تحقّق من بريدك الإلكتروني',
  checkIntro: 'إذا كان {email} معروفًا هنا، فإن رمزًا من ستة أرقام في الطريق. يصلح لمدة {count} دقيقة.',
  code: 'رمز من ستة أرقام',
  signIn: 'تسجيل الدخول',
  resend: 'إرسال رمز آخر',
  resendIn: {
    zero: 'إرسال رمز آخر',
    one: 'إرسال رمز آخر بعد ثانية',
    two: 'إرسال رمز آخر بعد ثانيتين',
    few: 'إرسال رمز آخر بعد {count} ثوانٍ',
    other: 'إرسال رمز آخر بعد {count} ثانية',
  },
  resendLink: 'إرسال مرة أخرى',
  resendLinkIn: {
    one: 'إرسال مرة أخرى بعد ثانية',
    two: 'إرسال مرة أخرى بعد ثانيتين',
    few: 'إرسال مرة أخرى بعد {count} ثوانٍ',
    other: 'إرسال مرة أخرى بعد {count} ثانية',
  },
  otherEmail: 'استخدام بريد آخر',
  back: 'العودة إلى تسجيل الدخول',
  resetHeading: 'اختر كلمة مرور جديدة',
  resetIntro: 'نرسل إليك رابطًا يفتح هذه الصفحة حيث تختار كلمة مرور جديدة.',
  sendLink: 'إرسال الرابط',
  resetSentIntro: 'إذا كان {email} معروفًا هنا، فإن رابطًا لاختيار كلمة مرور جديدة في الطريق. يصلح لمدة {count} دقيقة.',
  spam: 'لم يصل شيء؟ تحقّق من مجلد الرسائل غير المرغوبة أيضًا.',
} satisfies Translation<CodeMessages>;

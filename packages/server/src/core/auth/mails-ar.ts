import type { MailContent, MailInput } from '../mail/mail-template.js';

const greeting = (name: string) => (name ? `مرحبًا ${name}،` : 'مرحبًا،');
const NOT_YOU = 'إن لم تطلب ذلك فتجاهل هذه الرسالة. لن يحدث شيء ما لم تنقر.';

export const signIn = ({ settings, name, data }: MailInput): MailContent => ({
  subject: `${data.code} هو رمزك لدى ${settings.business.name}`,
  paragraphs: [
    greeting(name),
    `اكتب هذا الرمز حيث طلبته، أو استخدم الزر. كلاهما صالح لمرة واحدة ولمدة ${data.minutes} دقيقة.`,
  ],
  code: data.code!,
  action: { label: 'تسجيل الدخول', url: data.url! },
  footnotes: [NOT_YOU],
});

export const login = ({ settings, name, data }: MailInput): MailContent => ({
  subject: `رابطك لدى ${settings.business.name}`,
  paragraphs: [greeting(name), `هذا الزر يسجّل دخولك لدى ${settings.business.name}، وهو صالح لمرة واحدة.`],
  action: { label: 'تسجيل الدخول', url: data.url! },
  footnotes: [NOT_YOU],
});

export const invitation = ({ settings, name, data }: MailInput): MailContent => ({
  subject: `${settings.business.name}: دعوة إلى بوابة العملاء`,
  paragraphs: [
    greeting(name),
    `كل ما لك لدى ${settings.business.name} صار في مكان واحد: اطّلع عليه ونزّله وسدّده متى شئت.`,
    ...(data.message ? [data.message] : []),
    `الزر يهيّئ دخولك. يعمل مرة واحدة خلال ${data.days} أيام.`,
  ],
  action: { label: 'تهيئة الدخول', url: data.url! },
  footnotes: ['إن انتهت صلاحية الدعوة فافتحها رغم ذلك: يمكنك طلب دعوة جديدة بنقرة.'],
});

export const reset = ({ settings, name, data }: MailInput): MailContent => ({
  subject: `كلمة مرور جديدة لدى ${settings.business.name}`,
  paragraphs: [greeting(name), 'اختر كلمة مرور جديدة بهذا الزر. يعمل مرة واحدة خلال ساعة.'],
  action: { label: 'اختيار كلمة مرور جديدة', url: data.url! },
  footnotes: [NOT_YOU],
});

export const passwordChanged = ({ settings, name }: MailInput): MailContent => ({
  subject: `تغيّرت كلمة مرورك لدى ${settings.business.name}`,
  paragraphs: [greeting(name), 'تغيّرت كلمة مرورك، وسُجّل خروجك من كل الأجهزة الأخرى.'],
  footnotes: [
    settings.business.supportEmail
      ? `لم تكن أنت؟ اطلب كلمة مرور جديدة فورًا وأخبر ${settings.business.supportEmail}.`
      : 'لم تكن أنت؟ اطلب كلمة مرور جديدة فورًا.',
  ],
});

export const passkeyAdded = ({ settings, name, data }: MailInput): MailContent => ({
  subject: `أُضيف مفتاح مرور لدى ${settings.business.name}`,
  paragraphs: [greeting(name), `من الآن يفتح مفتاح المرور «${data.passkey}» حسابك.`],
  footnotes: [
    settings.business.supportEmail
      ? `لم تكن أنت؟ أزله من ملفك الشخصي واطلب كلمة مرور جديدة وأخبر ${settings.business.supportEmail}.`
      : 'لم تكن أنت؟ أزله من ملفك الشخصي واطلب كلمة مرور جديدة.',
  ],
});

export const emailChange = ({ settings, name, data }: MailInput): MailContent => ({
  subject: `أكّد عنوانك الجديد لدى ${settings.business.name}`,
  paragraphs: [greeting(name), 'تريد أن تسجّل الدخول بهذا العنوان من الآن. أكّده بالزر خلال ساعة.'],
  action: { label: 'تأكيد العنوان', url: data.url! },
  footnotes: [NOT_YOU],
});

export const emailChanged = ({ settings, name, data }: MailInput): MailContent => ({
  subject: `تغيّر عنوانك لدى ${settings.business.name}`,
  paragraphs: [greeting(name), `تسجّل الدخول الآن بالعنوان ${data.email}. إن كنت أنت من فعل ذلك فلا شيء عليك.`],
  action: { label: 'لم أكن أنا: تراجع', url: data.url! },
  footnotes: ['الزر يعيد هذا العنوان ويزيل كلمة المرور وجميع مفاتيح المرور ويسجّل خروج الجميع. يعمل ثلاثة أيام.'],
});

export const requested = ({ settings, name }: MailInput): MailContent => ({
  subject: `وصل طلبك إلى ${settings.business.name}`,
  paragraphs: [greeting(name), `طلبت الدخول لدى ${settings.business.name}. حين تتم الموافقة يصلك رابط بالبريد.`],
  footnotes: [NOT_YOU],
});

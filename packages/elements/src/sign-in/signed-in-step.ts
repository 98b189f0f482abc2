import { createCatalogue, type Translation } from '@client-portal/kit/i18n.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';

import type { SignInScreen, StepFactory } from './step.js';

const english = { signedIn: 'You are signed in', signedInAs: 'As {email}.', signOut: 'Sign out' };

const ar: Translation<typeof english> = {
  signedIn: 'أنت مسجّل الدخول',
  signedInAs: 'باسم {email}.',
  signOut: 'تسجيل الخروج',
};

const messages = createCatalogue('signed-in', english, { ar: () => Promise.resolve({ default: ar }) });

/** What a form that stands alone shows to somebody who is signed in. */
export function signedInStep(screen: SignInScreen): StepFactory {
  const { t } = new LocaleController(screen, messages);
  return () => {
    const { email, name } = screen.client.session?.contact ?? {};
    return {
      heading: t('signedIn'),
      intro: t('signedInAs', { email: email ?? name ?? '' }),
      fields: [],
      submitLabel: t('signOut'),
      submit: async () => {
        await screen.client.signOut();
        screen.restart();
      },
    };
  };
}

import { html } from 'lit';

import { backToStart, codeStep, forgotStep, usePasskey } from './password-step.js';
import type { FieldValues, SignInField, SignInScreen, StepFactory } from './step.js';

/** Asks what a mailed link is for, and describes its screen; nothing is used up before the person says so. */
export async function linkStep(screen: SignInScreen, token: string, business: () => string): Promise<StepFactory> {
  const { state, purpose, email, name } = await screen.client.post('/api/admin/session/inspect', { body: { token } });
  screen.email = email ?? '';
  if (state !== 'valid' || !purpose) return deadStep(screen, state === 'valid' ? 'unknown' : state);
  return purpose === 'join' ? joinStep(screen, token, name, business) : resetStep(screen, token);
}

const addressField = (screen: SignInScreen): SignInField => ({
  name: 'email',
  label: screen.t('email'),
  autocomplete: 'username',
  value: screen.email,
  fixed: true,
});

const newPassword = ({ t }: SignInScreen): SignInField => ({
  name: 'password',
  label: t('password'),
  autocomplete: 'new-password',
  hint: t('passwordHint'),
});

async function accept(screen: SignInScreen, token: string, { password, name }: FieldValues): Promise<void> {
  const body = { token, password, ...(name && { name }) };
  const { session, challenge } = await screen.client.signIn('/api/admin/session/token', body);
  if (session) screen.finish();
  else screen.show(challenge ? codeStep(screen, challenge) : savedStep(screen));
}

const joinStep =
  (screen: SignInScreen, token: string, name: string, business: () => string): StepFactory =>
  () => {
    const { t } = screen;
    return {
      heading: business() ? t('join:headingTo', { business: business() }) : t('join:heading'),
      intro: t('join:intro'),
      fields: [
        { name: 'name', label: t('name'), autocomplete: 'name', value: name, optional: true },
        addressField(screen),
        newPassword(screen),
      ],
      submitLabel: t('join:submit'),
      submit: (values) => accept(screen, token, values),
    };
  };

const resetStep =
  (screen: SignInScreen, token: string): StepFactory =>
  () => {
    const { t } = screen;
    return {
      heading: t('reset:heading'),
      intro: t('reset:intro'),
      fields: [addressField(screen), newPassword(screen)],
      submitLabel: t('reset:submit'),
      submit: (values) => accept(screen, token, values),
      aside: backToStart(screen),
    };
  };

/** Who has a passkey and no app still has to show it. */
const savedStep =
  (screen: SignInScreen): StepFactory =>
  () => ({
    heading: screen.t('saved:heading'),
    intro: screen.t('saved:intro'),
    fields: [],
    aside: html`<button class="button primary wide" type="button" part="passkey" @click=${() => usePasskey(screen)}>
        ${screen.t('passkey')}
      </button>
      ${backToStart(screen)}`,
  });

const deadStep =
  (screen: SignInScreen, state: 'expired' | 'used' | 'unknown'): StepFactory =>
  () => ({
    heading: screen.t('dead:heading'),
    intro: screen.t(`dead:${state}`),
    fields: [],
    aside: html`<div class="ways">
      <button class="button" type="button" @click=${() => screen.restart()}>${screen.t('signIn')}</button>
      <button class="button" type="button" @click=${() => screen.show(forgotStep(screen))}>${screen.t('forgot:heading')}</button>
    </div>`,
  });

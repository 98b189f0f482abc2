import { html, nothing } from 'lit';

import type { SignInField, SignInScreen, StepFactory } from './step.js';

export const emailField = (screen: SignInScreen): SignInField => ({
  name: 'email',
  label: screen.t('email'),
  autocomplete: 'username',
  value: screen.email,
  fixed: screen.fresh && screen.email !== '',
});

/** The first screen: email and password, or a passkey. */
export const passwordStep =
  (screen: SignInScreen, business: () => string): StepFactory =>
  () => {
    const { t } = screen;
    const name = business();
    return {
      heading: screen.fresh ? '' : name ? t('signInTo', { business: name }) : t('signIn'),
      fields: [emailField(screen), { name: 'password', label: t('password'), autocomplete: 'current-password' }],
      submitLabel: t('signIn'),
      submit: async ({ email, password }) => {
        const { challenge } = await screen.client.signIn('/api/admin/session/password', { email, password });
        if (challenge) screen.show(codeStep(screen, challenge));
        else screen.finish();
      },
      aside: html`${'PublicKeyCredential' in globalThis ? passkeyButton(screen) : nothing}
        ${
          screen.fresh
            ? nothing
            : html`<p class="foot"><button class="link-button" type="button" part="forgot" @click=${() => screen.show(forgotStep(screen))}>
              ${t('forgot')}
            </button></p>`
        }`,
    };
  };

const passkeyButton = (screen: SignInScreen) => html`
  <p class="or"><span>${screen.t('or')}</span></p>
  <button class="button wide" type="button" part="passkey" @click=${() => usePasskey(screen)}>${screen.t('passkey')}</button>
`;

/** Signs in with a passkey: both factors at once. */
export const usePasskey = (screen: SignInScreen): void =>
  screen.attempt(async () => {
    const { passkeySignIn } = await import('./passkey.js');
    if (await passkeySignIn(screen.client)) screen.finish();
  });

export const backToStart = (screen: SignInScreen) =>
  html`<p class="foot"><button class="link-button" type="button" @click=${() => screen.restart()}>${screen.t('back')}</button></p>`;

/** The second factor, after the password was right. */
export const codeStep =
  (screen: SignInScreen, challenge: string): StepFactory =>
  () => {
    const { t } = screen;
    return {
      heading: t('code:heading'),
      intro: t('code:intro'),
      fields: [{ name: 'code', label: t('code'), autocomplete: 'one-time-code' }],
      submitLabel: t('continue'),
      submit: async ({ code }) => {
        await screen.client.signIn('/api/admin/session/totp', { challenge, code });
        screen.finish();
      },
      aside: backToStart(screen),
    };
  };

/** Asks for a link that sets a new password; the answer is the same for addresses that nobody has. */
export const forgotStep =
  (screen: SignInScreen): StepFactory =>
  () => {
    const { t } = screen;
    return {
      heading: t('forgot:heading'),
      intro: t('forgot:intro'),
      fields: [emailField(screen)],
      submitLabel: t('forgot:submit'),
      submit: async ({ email }) => {
        await screen.client.post('/api/admin/session/reset', { body: { email } });
        screen.show(() => ({
          heading: t('sent:heading'),
          intro: t('sent:intro', { email }),
          fields: [],
          aside: backToStart(screen),
        }));
      },
      aside: backToStart(screen),
    };
  };

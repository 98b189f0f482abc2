import { html, nothing } from 'lit';

import type { PortalTranslate } from '../core/portal-messages.js';
import type { SignInField, SignInScreen, StepFactory } from './step.js';

export const emailField = (screen: SignInScreen, t: PortalTranslate): SignInField => ({
  name: 'email',
  label: t('email'),
  autocomplete: 'username webauthn',
  value: screen.email,
  fixed: screen.fresh && screen.email !== '',
});

/** The first screen: email and password, and the other ways in. */
export const passwordStep =
  (screen: SignInScreen, t: PortalTranslate): StepFactory =>
  () => {
    const { methods } = screen;
    if (methods && !methods.password) return codeRequest(screen, t);
    return {
      ...opening(screen, t),
      fields: [emailField(screen, t), { name: 'password', label: t('password'), autocomplete: 'current-password' }],
      submitLabel: t('signIn'),
      submit: async ({ email, password }) => {
        await screen.client.signIn('/api/session/password', { email, password });
        screen.finish();
      },
      aside: html`
        <p class="forgot"><button class="link-button" type="button" part="forgot" @click=${() => openReset(screen)}>${t('forgot')}</button></p>
        ${otherWays(screen, t, true)}
      `,
    };
  };

// The dialog that asks for a fresh proof has a heading of its own.
const opening = (screen: SignInScreen, t: PortalTranslate) =>
  screen.fresh ? { heading: '', intro: t('confirmIntro') } : { heading: t('signIn') };

/** Where passwords are switched off, the mailed code is the first screen. */
function codeRequest(screen: SignInScreen, t: PortalTranslate): ReturnType<StepFactory> {
  return {
    ...opening(screen, t),
    fields: [emailField(screen, t)],
    submitLabel: t('emailCode'),
    submit: async ({ email }) => {
      screen.email = email;
      const { requestCode } = await import('./code-step.js');
      await requestCode(screen);
    },
    aside: html`${otherWays(screen, t, false)}`,
  };
}

/** Keeps its height while the methods are not known yet, so that nothing jumps. */
function otherWays(screen: SignInScreen, t: PortalTranslate, withCode: boolean) {
  const { methods } = screen;
  const code = withCode && methods?.email !== false;
  const passkey = methods?.passkey !== false && 'PublicKeyCredential' in globalThis;
  if (!code && !passkey) return nothing;
  return html`
    <p class="or"><span>${t('or')}</span></p>
    <div class="ways" ?inert=${!methods}>
      ${
        code
          ? html`<button class="button" type="button" part="email-code" @click=${() => openCode(screen)}>${t('emailCode')}</button>`
          : nothing
      }
      ${
        passkey
          ? html`<button class="button" type="button" part="passkey" @click=${() => usePasskey(screen)}>${t('passkey')}</button>`
          : nothing
      }
    </div>
  `;
}

const openCode = (screen: SignInScreen) =>
  screen.open(async () => (await import('./code-step.js')).codeRequestStep(screen));

const openReset = (screen: SignInScreen) => screen.open(async () => (await import('./code-step.js')).resetStep(screen));

const usePasskey = (screen: SignInScreen) =>
  screen.attempt(async () => (await import('./passkey.js')).passkeySignIn(screen));

import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { html } from 'lit';

import { readView, toPage } from '../core/view-address.js';
import { codeMessages } from './code-messages.js';
import { Countdown } from './countdown.js';
import { emailField } from './password-step.js';
import type { SignInScreen, StepFactory } from './step.js';

const RESEND_AFTER = 30;

type Purpose = 'sign-in' | 'reset';

type Words = LocaleController<typeof codeMessages.english>['t'];

const words = new WeakMap<SignInScreen, Words>();

/** One set of words for each form, however often its screens change. */
function wordsOf(screen: SignInScreen): Words {
  const t = words.get(screen) ?? new LocaleController(screen, codeMessages).t;
  words.set(screen, t);
  return t;
}

/** Asks where to send the code. */
export function codeRequestStep(screen: SignInScreen): StepFactory {
  return askStep(screen, 'sign-in', 'code');
}

/** Asks where to send the link that sets a new password. */
export function resetStep(screen: SignInScreen): StepFactory {
  return askStep(screen, 'reset', 'reset');
}

/** Sends the code to the screen's address and asks for it. */
export async function requestCode(screen: SignInScreen): Promise<void> {
  screen.show(await send(screen, 'sign-in'));
}

function askStep(screen: SignInScreen, purpose: Purpose, kind: 'code' | 'reset'): StepFactory {
  const t = wordsOf(screen);
  return () => ({
    heading: t(`${kind}Heading`),
    intro: t(`${kind}Intro`),
    fields: [emailField(screen, screen.t)],
    submitLabel: t(kind === 'code' ? 'sendCode' : 'sendLink'),
    submit: async ({ email }) => {
      if (!screen.fresh) screen.email = email;
      screen.show(await send(screen, purpose));
    },
    aside: backButton(screen, t('back')),
  });
}

async function mail(screen: SignInScreen, purpose: Purpose): Promise<number> {
  const { expiresIn } = await screen.client.post('/api/session/email', {
    body: { email: screen.email, purpose, destination: { page: toPage(), view: readView() } },
  });
  return Math.round(expiresIn / 60);
}

async function send(screen: SignInScreen, purpose: Purpose): Promise<StepFactory> {
  const minutes = await mail(screen, purpose);
  return purpose === 'reset' ? sentStep(screen, minutes) : codeStep(screen, minutes);
}

function codeStep(screen: SignInScreen, minutes: number): StepFactory {
  const t = wordsOf(screen);
  const countdown = new Countdown(screen, RESEND_AFTER);
  return () => ({
    heading: t('checkHeading'),
    intro: t('checkIntro', { email: screen.email, count: minutes }),
    fields: [
      { ...emailField(screen, screen.t), fixed: true },
      { name: 'code', label: t('code'), autocomplete: 'one-time-code' },
    ],
    submitLabel: t('signIn'),
    submit: async ({ email, code }) => {
      await screen.client.signIn('/api/session/code', { email, code });
      screen.finish();
    },
    aside: html`
      <p class="slow">${t('spam')}</p>
      <p>${resendButton(screen, 'sign-in', countdown, t)}</p>
      ${backButton(screen, t('otherEmail'))}
    `,
  });
}

function sentStep(screen: SignInScreen, minutes: number): StepFactory {
  const t = wordsOf(screen);
  const countdown = new Countdown(screen, RESEND_AFTER);
  return () => ({
    heading: t('checkHeading'),
    intro: t('resetSentIntro', { email: screen.email, count: minutes }),
    fields: [],
    aside: html`
      <p class="slow">${t('spam')}</p>
      <p>${resendButton(screen, 'reset', countdown, t)}</p>
      ${backButton(screen, t('back'))}
    `,
  });
}

function resendButton(screen: SignInScreen, purpose: Purpose, countdown: Countdown, t: Words) {
  const count = countdown.left;
  const isCode = purpose === 'sign-in';
  if (count > 0) return html`<span class="slow">${t(isCode ? 'resendIn' : 'resendLinkIn', { count })}</span>`;
  const resend = () => screen.open(() => send(screen, purpose));
  return html`<button class="link-button" type="button" part="resend" @click=${resend}>${t(isCode ? 'resend' : 'resendLink')}</button>`;
}

const backButton = (screen: SignInScreen, label: string) =>
  html`<p><button class="link-button" type="button" part="back" @click=${() => screen.restart()}>${label}</button></p>`;

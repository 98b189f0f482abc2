import type { LinkReport } from '@client-portal/contract';
import { PortalError } from '@client-portal/contract/errors';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { html, nothing } from 'lit';

import { linkMessages } from './link-messages.js';
import type { SignInScreen, SignInStep, StepFactory } from './step.js';

type Words = LocaleController<typeof linkMessages.english>['t'];

/** One mailed link: what it is for, and what the person can do with it. Nothing is consumed before a click. */
interface Landing {
  screen: SignInScreen;
  t: Words;
  token: string;
  report: LinkReport;
}

/** Asks what a mailed link is for and shows the screen for it. */
export async function linkLanding(screen: SignInScreen, token: string): Promise<StepFactory> {
  const { t } = new LocaleController(screen, linkMessages);
  const report = await screen.client.post('/api/session/inspect', { body: { token } });
  return stepFor({ screen, t, token, report });
}

function stepFor(landing: Landing): StepFactory {
  const { state, purpose } = landing.report;
  if (state !== 'valid') return deadLinkStep(landing);
  if (purpose === 'reset') return passwordStep(landing, 'reset');
  if (purpose === 'email-change' || purpose === 'email-undo') return emailChangeStep(landing);
  return purpose === 'invitation' && landing.report.offersPassword
    ? passwordStep(landing, 'welcome')
    : continueStep(landing);
}

const emailOf = ({ report }: Landing): string => report.email ?? '–';

const link = (part: string, label: string, act: () => void) =>
  html`<p><button class="link-button" type="button" part=${part} @click=${act}>${label}</button></p>`;

const restart = ({ screen, t }: Landing) => link('other-way', t('otherWay'), () => screen.restart());

function continueStep(landing: Landing): StepFactory {
  const { t } = landing;
  const email = emailOf(landing);
  const { purpose } = landing.report;
  const looks = purpose === 'view-as';
  return () => ({
    heading: t(looks ? 'lookHeading' : purpose === 'invitation' ? 'welcome' : 'welcomeBack'),
    intro: t(looks ? 'lookIntro' : 'continueIntro', { email }),
    fields: [],
    submitLabel: t(looks ? 'look' : 'continueAs', { email }),
    submit: () => redeem(landing),
    aside: restart(landing),
  });
}

function passwordStep(landing: Landing, kind: 'welcome' | 'reset'): StepFactory {
  const { t, screen } = landing;
  const email = emailOf(landing);
  return () => ({
    heading: t(kind === 'reset' ? 'resetHeading' : 'welcome'),
    intro: t(kind === 'reset' ? 'resetIntro' : 'welcomeIntro', { email }),
    fields: [{ name: 'password', label: t('newPassword'), autocomplete: 'new-password', hint: t('passwordHint') }],
    submitLabel: t('setPassword'),
    submit: ({ password }) => redeem(landing, { password }),
    aside: html`${
      kind === 'welcome'
        ? link('skip-password', t('skipPassword'), () => screen.attempt(() => redeem(landing)))
        : nothing
    }${restart(landing)}`,
  });
}

interface Redemption {
  password?: string;
  replace?: boolean;
}

async function redeem(landing: Landing, options: Redemption = {}): Promise<void> {
  const { screen, token, report } = landing;
  try {
    await screen.client.signIn('/api/session/token', { token, ...options });
  } catch (error) {
    const { code, reason } = PortalError.from(error);
    if (code === 'invalid_link') return showDead(landing, reason);
    if (code === 'conflict' && !options.replace) {
      // The link may have been quicker than the answer that says who is signed in.
      await screen.client.bootstrap().catch(() => {});
      return screen.show(somebodyElseStep(landing, options));
    }
    throw error;
  }
  if (report.purpose === 'invitation' && screen.methods?.passkey) return offerPasskey(landing);
  screen.finish(report.view);
}

/** The link died between the question and the click. */
function showDead(landing: Landing, reason: string | undefined): void {
  const state = (reason ?? 'unknown') as LinkReport['state'];
  landing.screen.show(deadLinkStep({ ...landing, report: { ...landing.report, state } }));
}

function somebodyElseStep(landing: Landing, options: Redemption): StepFactory {
  const { screen, t } = landing;
  const email = emailOf(landing);
  const current = screen.client.session?.contact.email ?? screen.client.session?.contact.name ?? '–';
  return () => ({
    heading: t('otherHeading'),
    intro: t('otherIntro', { current, email }),
    fields: [],
    submitLabel: t('continueAs', { email }),
    submit: () => redeem(landing, { ...options, replace: true }),
    aside: link('stay', t('stay', { current }), () => screen.finish()),
  });
}

function emailChangeStep(landing: Landing): StepFactory {
  const { screen, t, token, report } = landing;
  const kind = report.purpose === 'email-undo' ? 'emailUndo' : 'emailChange';
  return () => ({
    heading: t(`${kind}Heading`),
    intro: t(`${kind}Intro`, { email: emailOf(landing) }),
    fields: [],
    submitLabel: t(kind),
    submit: async () => {
      try {
        const { email, undone } = await screen.client.post('/api/session/email-change', { body: { token } });
        screen.email = email;
        screen.show(() => settledStep(landing, email, undone));
        await screen.client.refresh();
      } catch (error) {
        const { code, reason } = PortalError.from(error);
        if (code !== 'invalid_link') throw error;
        showDead(landing, reason);
      }
    },
  });
}

function settledStep({ screen, t }: Landing, email: string, undone: boolean): SignInStep {
  return {
    heading: t(undone ? 'undoneHeading' : 'changedHeading'),
    intro: t(undone ? 'undoneIntro' : 'changedIntro', { email }),
    fields: [],
    submitLabel: t('goOn'),
    submit: async () => screen.finish(),
  };
}

function deadLinkStep(landing: Landing): StepFactory {
  const { screen, t, token, report } = landing;
  const canRenew = report.email !== null;
  return () => ({
    heading: t(`state:${report.state === 'valid' ? 'unknown' : report.state}`),
    intro: t(canRenew ? 'renewIntro' : 'renewIntroUnknown', { email: emailOf(landing) }),
    fields: [],
    submitLabel: canRenew ? t('renew') : undefined,
    submit: async () => {
      const { expiresIn } = await screen.client.post('/api/session/renew', { body: { token } });
      screen.show(() => renewedStep(landing, Math.round(expiresIn / 60)));
    },
    aside: restart(landing),
  });
}

const renewedStep = (landing: Landing, count: number): SignInStep => ({
  heading: landing.t('renewedHeading'),
  intro: landing.t('renewedIntro', { count }),
  fields: [],
  aside: restart(landing),
});

/** The session is fresh now, which is what adding a passkey needs. */
async function offerPasskey({ screen, t, report }: Landing): Promise<void> {
  const { canCreatePasskey, createPasskey, passkeyName } = await import('./passkey.js');
  if (!canCreatePasskey()) return screen.finish(report.view);
  screen.show(() => ({
    heading: t('passkeyHeading'),
    intro: t('passkeyIntro'),
    fields: [],
    submitLabel: t('createPasskey'),
    submit: async () => {
      if (await createPasskey(screen.client, passkeyName())) screen.finish(report.view);
    },
    aside: link('not-now', t('notNow'), () => screen.finish(report.view)),
  }));
}

import { html, nothing } from 'lit';

import { checkSetting, choiceSetting, numberSetting, type SectionContext } from '../section-context.js';

const METHODS = ['signIn.email', 'signIn.password', 'signIn.passkey'] as const;
const MODES = ['closed', 'contacts', 'open', 'approval'] as const;
const LIFETIMES = [
  'signIn.linkMinutes',
  'signIn.magicLinkMinutes',
  'signIn.invitationDays',
  'signIn.idleDays',
  'signIn.sessionDays',
] as const;

/** How clients get in. */
export const signInSection = (context: SectionContext) => {
  const { t, draft } = context;
  const problem = draft.errors['signIn'];
  return html`
    <fieldset class="group">
      <legend>${t('methods')}</legend>
      ${problem ? html`<p class="problem">${problem}</p>` : nothing}
      ${METHODS.map((path) => checkSetting(context, path))}
    </fieldset>
    ${choiceSetting(
      context,
      'signIn.signUp',
      MODES.map((value) => ({ value, label: t(`signUp:${value}`) })),
    )}
    <fieldset class="group">
      <legend>${t('lifetimes')}</legend>
      ${LIFETIMES.map((path) => numberSetting(context, path))}
    </fieldset>
  `;
};

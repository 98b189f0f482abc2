import type { Metrics } from '@client-portal/contract/admin';
import { chevronRightIcon, circleIcon, successIcon } from '@client-portal/kit/icons.js';
import { html, nothing } from 'lit';

import type { AdminController } from '../core/admin-controller.js';
import type { Translate } from './translate.js';

type Step = keyof Metrics['firstSteps'];

/** In the order in which they make sense, and where each is done. */
const VIEWS: Readonly<Record<Step, string>> = {
  brand: 'settings/brand',
  page: 'settings/places',
  mail: 'mails/server',
  contact: 'contacts/new',
  invitation: 'invitations',
};

/** What a new portal still needs; nothing once all of it is there. */
export function firstSteps(t: Translate, admin: AdminController, steps: Metrics['firstSteps']) {
  const all = Object.keys(VIEWS) as Step[];
  const done = all.filter((step) => steps[step]).length;
  if (done === all.length) return nothing;
  return html`<section class="section" part="first-steps" aria-labelledby="steps">
    <div>
      <h2 id="steps">${t('steps')}</h2>
      <p class="muted">${t('stepsText', { done, all: all.length })}</p>
    </div>
    <ul class="rows">
      ${all.map((step) => html`<li part="step ${steps[step] ? 'done' : ''}">${steps[step] ? doneStep(t, step) : openStep(t, admin, step)}</li>`)}
    </ul>
  </section>`;
}

const doneStep = (t: Translate, step: Step) =>
  html`<span class="row-line muted">${successIcon()}<span>${t(`step:${step}`)}</span><span class="visually-hidden">${t('done')}</span></span>`;

const openStep = (t: Translate, admin: AdminController, step: Step) =>
  html`<a class="row-line" href=${admin.toHref(VIEWS[step])} @click=${admin.follow(VIEWS[step])}>
    ${circleIcon()}<span>${t(`step:${step}`)}</span><span class="flips">${chevronRightIcon()}</span>
  </a>`;

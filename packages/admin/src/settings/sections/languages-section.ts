import { html } from 'lit';

import { commaSetting, type SectionContext } from '../section-context.js';

/** The languages that clients may choose from. */
export const languagesSection = (context: SectionContext) =>
  html`${commaSetting(context, 'locales', { hint: context.t('locales:hint') })}`;

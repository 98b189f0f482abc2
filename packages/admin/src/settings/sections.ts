import type { TemplateResult } from 'lit';

import type { SectionContext } from './section-context.js';
import { appsSection } from './sections/apps-section.js';
import { brandSection } from './sections/brand-section.js';
import { businessSection } from './sections/business-section.js';
import { captureSection } from './sections/capture-section.js';
import { languagesSection } from './sections/languages-section.js';
import { linksSection } from './sections/links-section.js';
import { placesSection } from './sections/places-section.js';
import { signInSection } from './sections/sign-in-section.js';
import { templateSection } from './sections/template-section.js';
import { wordsSection } from './sections/words-section.js';
import type { PageId } from './settings-pages.js';

/** What draws each page of the settings. */
export const sections: Partial<Record<PageId, (context: SectionContext) => TemplateResult>> = {
  brand: brandSection,
  business: businessSection,
  apps: appsSection,
  'sign-in': signInSection,
  places: placesSection,
  links: linksSection,
  words: wordsSection,
  languages: languagesSection,
  capture: captureSection,
  template: templateSection,
};

import '../template-panel.js';

import { html } from 'lit';

import type { SectionContext } from '../section-context.js';

/** The settings as a file, both ways. */
export const templateSection = ({ writable }: SectionContext) =>
  html`<portal-admin-settings-template .disabled=${!writable}></portal-admin-settings-template>`;

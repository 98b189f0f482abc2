import { html } from 'lit';

import { formatPercent } from './format.js';

/** How far something is, from 0 to 1, with its label and the share in words. */
export const progressBar = (options: { label: string; value: number; lang: string }) => {
  const value = Math.min(1, Math.max(0, options.value));
  return html`
    <div class="progress" part="progress">
      <span><span>${options.label}</span><span aria-hidden="true">${formatPercent(value, options.lang)}</span></span>
      <progress max="1" value=${value} aria-label=${options.label}></progress>
    </div>
  `;
};

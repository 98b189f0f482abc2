import { html } from 'lit';

import { arrowLeftIcon } from './icons.js';

/** The way back from a detail to its list. */
export const backLink = (options: {
  label: string;
  href: string;
  onBack?: ((event: Event) => void) | undefined;
}) => html`
  <a class="back" part="back" href=${options.href} @click=${options.onBack}>${arrowLeftIcon()}${options.label}</a>
`;

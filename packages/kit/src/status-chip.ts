import { html } from 'lit';

import { alertIcon, circleDashedIcon, clockIcon, infoIcon, successIcon, type Icon } from './icons.js';

export type Tone = 'neutral' | 'accent' | 'success' | 'warning' | 'danger';

const ICONS: Readonly<Record<Tone, Icon>> = {
  neutral: circleDashedIcon,
  accent: infoIcon,
  success: successIcon,
  warning: clockIcon,
  danger: alertIcon,
};

/** A state in one word, with an icon so that colour never speaks alone. */
export const statusChip = (tone: Tone, label: string, icon: Icon = ICONS[tone]) =>
  html`<span class="status ${tone}" part="status ${tone}">${icon(12)}<span>${label}</span></span>`;

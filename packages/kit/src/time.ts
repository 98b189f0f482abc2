import { html } from 'lit';

import { formatDate, formatDateTime, formatRelative } from './format.js';

/** An instant: relative near now, with the exact time as its title. */
export const time = (instant: number, lang: string) => html`<time
  datetime=${new Date(instant).toISOString()}
  title=${formatDateTime(instant, lang)}
  >${formatRelative(instant, lang)}</time
>`;

/** The day of an instant, with the exact time as its title. */
export const day = (instant: number, lang: string) => html`<time
  datetime=${new Date(instant).toISOString()}
  title=${formatDateTime(instant, lang)}
  >${formatDate(instant, lang)}</time
>`;

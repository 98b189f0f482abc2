/*! Icons from Lucide (https://lucide.dev/license): ISC, (c) Lucide Icons and Contributors; parts from Feather, MIT, (c) Cole Bemis. */
import { html, type TemplateResult } from 'lit';

/** Draws an icon at 16 px, or at the size given. Decorative: the word beside it, or the button's label, says what it means. */
export type Icon = (size?: number) => TemplateResult;

/** An icon of this path on a grid of 24; `flips` is for what points somewhere, in languages that run from right to left. */
export const icon =
  (path: string, flips = false): Icon =>
  (size = 16) =>
    html`<svg class=${flips ? 'icon flips' : 'icon'} width=${size} height=${size} viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d=${path}></path></svg>`;

import { formatNumber } from '@client-portal/kit/format.js';
import { html, nothing } from 'lit';

/** Numbers with their names; those that are 0 and optional are left out. */
export const countList = (
  entries: readonly (readonly [label: string, count: number, isAlways?: boolean])[],
  lang: string,
) => html`
  <dl class="counts" part="counts">
    ${entries.map(([label, count, isAlways]) =>
      count > 0 || isAlways ? html`<div><dt>${label}</dt><dd>${formatNumber(count, lang)}</dd></div>` : nothing,
    )}
  </dl>
`;

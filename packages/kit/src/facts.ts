import { html, nothing, type TemplateResult } from 'lit';

type Value = TemplateResult | string | number | typeof nothing | undefined;

/** Labels with their values; those without a value are left out. */
export const facts = (entries: readonly (readonly [label: string, value: Value])[]) => html`
  <dl class="facts" part="facts">
    ${entries
      .filter(([, value]) => value !== undefined && value !== nothing && value !== '')
      .map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`)}
  </dl>
`;

import { KEY_SCOPES, type Scope } from '@client-portal/contract/scopes';
import { css, html, nothing } from 'lit';

import type { StaffTranslate } from './messages.js';

export interface ScopeGridOptions {
  t: StaffTranslate;
  chosen: ReadonlySet<Scope>;
  onChange: (chosen: ReadonlySet<Scope>) => void;
}

const nounOf = (scope: Scope): string => scope.split(':')[0]!;
const NOUNS = [...new Set(KEY_SCOPES.map(nounOf))];
const COLUMNS = ['read', 'write'] as const;

/** What a key may do, one line for each area; what else an area knows, such as `contacts:erase`, has a line of its own. */
export const scopeGrid = (options: ScopeGridOptions) => html`
  <fieldset class="scopes">
    <legend>${options.t('scopes')}</legend>
    <div class="grid" role="presentation">
      <span class="muted" aria-hidden="true">${options.t('scope')}</span>
      ${COLUMNS.map((column) => html`<span class="muted" aria-hidden="true">${options.t(column)}</span>`)}
      ${NOUNS.map(
        (noun) => html`<span class="noun" id="scope-${noun}">${noun}</span>
          ${COLUMNS.map((column) => renderBox(options, `${noun}:${column}` as Scope))}`,
      )}
      ${KEY_SCOPES.filter((scope) => !/:(read|write)$/.test(scope)).map(
        (scope) => html`<span class="noun">${scope}</span><span></span>${renderBox(options, scope)}`,
      )}
    </div>
  </fieldset>
`;

function renderBox({ chosen, onChange }: ScopeGridOptions, scope: Scope) {
  if (!KEY_SCOPES.includes(scope)) return html`<span></span>`;
  const toggle = () => {
    const next = new Set(chosen);
    if (!next.delete(scope)) next.add(scope);
    onChange(next);
  };
  return html`<span class="box"
    ><input type="checkbox" aria-label=${scope} .checked=${chosen.has(scope)} @change=${toggle} />${nothing}</span
  >`;
}

export const scopeGridStyles = css`
  .grid {
    display: grid;
    grid-template-columns: 1fr auto auto;
    align-items: center;
    max-block-size: 240px;
    margin-block-start: var(--_4);
    padding: var(--_8) var(--_12);
    border: var(--_line);
    border-radius: var(--_radius);
    overflow-y: auto;
    font-size: var(--_text-13);
  }

  .grid > :nth-child(-n + 3) {
    padding-inline: var(--_8);
    font-size: var(--_text-12);
  }

  .grid > :first-child,
  .noun {
    padding-inline: 0 var(--_8);
  }

  .box {
    display: grid;
    place-items: center;
    min-block-size: 28px;
    padding-inline: var(--_8);
  }

  .box input {
    inline-size: 16px;
    block-size: 16px;
    margin: 0;
    accent-color: var(--_accent-edge);
  }

  .secret {
    display: flex;
    gap: var(--_8);
  }

  .secret .control {
    font-family: ui-monospace, monospace;
  }
`;

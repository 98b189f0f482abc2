import { css, unsafeCSS } from 'lit';

import { controlDeclarations } from './control-declarations.js';

const important = unsafeCSS(controlDeclarations.replaceAll(';', ' !important;'));

/**
 * For a form in the LIGHT document, each piece a direct child with a `slot`: `label`, `input`, `[data-hint]`,
 * `[data-error]`. Stands up against whatever the page says about inputs, `!important` included.
 */
export const slottedFieldStyles = css`
  ::slotted(:is(label, input, [data-hint], [data-error])) {
    all: revert !important;
  }

  ::slotted(:is(label, input, [data-hint], [data-error])[hidden]) {
    display: none !important;
  }

  ::slotted(label) {
    display: block !important;
    margin: 0 0 var(--_4) !important;
    color: var(--_text) !important;
    font: 500 var(--_text-14) / 1.5 system-ui !important;
    font-family: inherit !important;
    text-align: start !important;
  }

  ::slotted(:is([data-hint], [data-error])) {
    display: block !important;
    margin: var(--_4) 0 0 !important;
    color: var(--_muted) !important;
    font: 400 var(--_text-13) / 1.5 system-ui !important;
    font-family: inherit !important;
    text-align: start !important;
  }

  ::slotted([data-error]) {
    color: var(--_danger) !important;
  }

  ::slotted([data-error]:empty) {
    display: none !important;
  }

  ::slotted(input:not([type='checkbox'], [hidden])) {
    ${important}
  }

  ::slotted(input)::placeholder {
    color: var(--_muted) !important;
    opacity: 1 !important;
  }

  ::slotted(input:focus-visible) {
    border-color: var(--_accent-edge) !important;
    outline: 2px solid var(--_accent-edge) !important;
    outline-offset: -1px !important;
  }

  ::slotted(input[aria-invalid='true']) {
    border-color: var(--_danger) !important;
  }

  ::slotted(input[autocomplete='one-time-code']) {
    font-size: var(--_text-20) !important;
    font-variant-numeric: tabular-nums !important;
    letter-spacing: 0.3em !important;
  }

  ::slotted(input[type='checkbox']) {
    inline-size: 16px !important;
    block-size: 16px !important;
    margin: 0.18em 0 0 !important;
    accent-color: var(--_accent-edge) !important;
  }

  @media (pointer: coarse) {
    ::slotted(input:not([type='checkbox'], [autocomplete='one-time-code'])) {
      font-size: max(16px, var(--_text-14)) !important;
    }
  }
`;

import { css, unsafeCSS } from 'lit';

import { controlDeclarations } from './control-declarations.js';

/** For fields inside a shadow root: what `field.ts` draws, and any native control with `class="control"`. */
export const fieldStyles = css`
  .field {
    display: grid;
    gap: var(--_4);
    min-inline-size: 0;
  }

  .fields {
    display: grid;
    gap: var(--_16);
  }

  .field > label,
  .field > .label,
  legend {
    padding: 0;
    font-size: var(--_text-14);
    font-weight: 500;
  }

  .field .optional {
    color: var(--_muted);
    font-weight: 400;
  }

  .hint {
    color: var(--_muted);
    font-size: var(--_text-13);
  }

  .field-error {
    display: flex;
    gap: var(--_4);
    color: var(--_danger);
    font-size: var(--_text-13);
  }

  .field-error svg {
    margin-block-start: 0.15em;
  }

  .control {
    ${unsafeCSS(controlDeclarations)}
  }

  textarea.control {
    padding-block: var(--_8);
    min-block-size: calc(var(--_control) * 2);
    resize: vertical;
    field-sizing: content;
  }

  .select {
    position: relative;
    display: block;
  }

  select.control {
    padding-inline-end: var(--_32);
    text-overflow: ellipsis;
  }

  .select svg {
    position: absolute;
    inset-block: 0;
    inset-inline-end: var(--_12);
    margin-block: auto;
    color: var(--_muted);
    pointer-events: none;
  }

  .control::placeholder {
    color: var(--_muted);
    opacity: 1;
  }

  .control:focus-visible {
    border-color: var(--_accent-edge);
    outline: 2px solid var(--_accent-edge);
    outline-offset: -1px;
  }

  .control[aria-invalid='true'] {
    border-color: var(--_danger);
  }

  .control[aria-invalid='true']:focus-visible {
    outline-color: var(--_danger);
  }

  .control:disabled {
    background: var(--_sunken);
    color: var(--_muted);
    cursor: not-allowed;
  }

  .check {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 0 var(--_8);
    align-items: start;
  }

  .check > :not(input, label) {
    grid-column: 2;
  }

  .check > label {
    font-weight: 400;
    cursor: pointer;
  }

  .check input {
    inline-size: 16px;
    block-size: 16px;
    margin: 0.18em 0 0;
    accent-color: var(--_accent-edge);
    cursor: pointer;
  }

  .check input:focus-visible {
    outline-offset: 1px;
    border-radius: 3px;
  }

  @media (pointer: coarse) {
    .control {
      font-size: max(16px, var(--_text-14));
    }
  }
`;

import { controlDeclarations } from '@client-portal/kit/control-declarations.js';
import { css, unsafeCSS } from 'lit';

export const portalFormStyles = css`
  form,
  .placeholder {
    display: grid;
    gap: var(--_16);
    max-inline-size: var(--portal-form-width, 480px);
  }

  h2 {
    font-size: var(--_text-20);
    line-height: 1.2;
  }

  .intro {
    white-space: pre-line;
  }

  .field {
    display: grid;
    gap: var(--_4);
  }

  .field > label {
    font-weight: 500;
  }

  .field .muted {
    font-weight: 400;
  }

  .control {
    ${unsafeCSS(controlDeclarations)}
  }

  textarea.control {
    min-block-size: 7em;
    resize: vertical;
    field-sizing: content;
  }

  .control:focus-visible {
    border-color: var(--_accent-edge);
    outline: 2px solid var(--_accent-edge);
    outline-offset: -1px;
  }

  .control[aria-invalid='true'] {
    border-color: var(--_danger);
  }

  .check {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: var(--_4) var(--_8);
    align-items: start;
  }

  .check input {
    inline-size: 16px;
    block-size: 16px;
    margin: 0.18em 0 0;
    accent-color: var(--_accent-edge);
  }

  .check .field-error {
    grid-column: 2;
  }

  .field-error {
    color: var(--_danger);
    font-size: var(--_text-13);
  }

  .notice {
    display: grid;
    gap: var(--_8);
    justify-items: start;
    padding: var(--_12) var(--_16);
    border-radius: var(--_radius);
    background: var(--_sunken);
  }

  .notice.danger {
    background: var(--_danger-soft);
    color: var(--_danger);
  }

  .notice.thanks {
    background: var(--_success-soft);
    color: var(--_success);
    white-space: pre-line;
  }

  .notice ul {
    margin: 0;
    padding-inline-start: var(--_16);
    list-style: disc;
  }

  .notice li button {
    color: inherit;
    font-weight: 400;
    text-align: start;
    text-decoration: underline;
    vertical-align: top;
  }

  .trap {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .placeholder {
    animation: appear 0s 150ms backwards;
  }

  .placeholder div {
    block-size: calc(var(--_control) + 24px);
    border-radius: var(--_radius);
    background: var(--_sunken);
  }

  @keyframes appear {
    from {
      opacity: 0;
    }
  }

  @media (pointer: coarse) {
    .control {
      font-size: max(16px, var(--_text-14));
    }
  }
`;

import { css } from 'lit';

/**
 * The buttons that a first view needs: `class="button"`, with `primary` and `wide`, and `class="link-button"`.
 * `aria-busy="true"` shows progress, keeps the width and takes no presses.
 */
export const baseButtonStyles = css`
  .button {
    appearance: none;
    position: relative;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--_8);
    min-block-size: var(--_control);
    max-inline-size: 100%;
    margin: 0;
    padding: var(--_4) var(--_16);
    border: 1px solid var(--_border-control);
    border-radius: var(--_radius);
    background: var(--_raised);
    color: var(--_text);
    font: 500 var(--_text-14) / 1.25 system-ui;
    font-family: inherit;
    text-align: center;
    text-decoration: none;
    cursor: pointer;
    user-select: none;
    transition: background-color var(--_fast) var(--_ease);
  }

  .button:not(.primary, .quiet, .danger) {
    border-color: var(--_line-color);
    box-shadow: 0 1px 1px rgb(0 0 0 / 5%);
  }

  .button:hover {
    background: var(--_hover);
  }

  .button.primary {
    border-color: var(--_accent-edge);
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .button.primary:hover {
    background: var(--_accent-hover);
  }

  .button.wide {
    inline-size: 100%;
  }

  .button:active:not([aria-busy='true'], :disabled) {
    filter: brightness(0.95);
  }

  .button:disabled,
  .button[aria-disabled='true']:not([aria-busy='true']) {
    opacity: 0.5;
    cursor: not-allowed;
  }

  .button[aria-busy='true'] {
    color: transparent;
    cursor: progress;
    pointer-events: none;
  }

  .button[aria-busy='true']::after {
    content: '';
    position: absolute;
    inline-size: 1em;
    block-size: 1em;
    border: 2px solid var(--_text);
    border-inline-end-color: transparent;
    border-radius: 50%;
    animation: portal-turn 700ms linear infinite;
  }

  .button.primary[aria-busy='true']::after {
    border-color: var(--_on-accent);
    border-inline-end-color: transparent;
  }

  .link-button {
    appearance: none;
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_accent-text);
    font: inherit;
    text-decoration: underline;
    text-decoration-color: color-mix(in srgb, currentcolor 40%, transparent);
    text-underline-offset: 0.2em;
    cursor: pointer;
  }

  @keyframes portal-turn {
    to {
      rotate: 1turn;
    }
  }

  @media (forced-colors: active) {
    .button[aria-busy='true'] {
      color: GrayText;
    }

    .button[aria-busy='true']::after {
      display: none;
    }
  }
`;

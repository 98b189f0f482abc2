import { css } from 'lit';

import { baseButtonStyles } from './base-button.styles.js';

/**
 * For native buttons and links: `class="button"`, with `primary` or `quiet`, `small`, `icon-only`, `wide`.
 * `aria-busy="true"` shows progress, keeps the width and takes no presses.
 */
export const buttonStyles = [
  baseButtonStyles,
  css`
  .button.quiet {
    border-color: transparent;
    background: none;
  }

  .button.quiet:hover {
    background: var(--_hover);
  }

  .button.small {
    min-block-size: max(28px, calc(var(--_control) - 8px));
    padding-inline: var(--_12);
    font-size: var(--_text-13);
  }

  .button.icon-only {
    inline-size: var(--_control);
    padding: 0;
  }

  .button.icon-only.small {
    inline-size: max(28px, calc(var(--_control) - 8px));
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_8);
  }

  @media (pointer: coarse) {
    .button.small {
      min-block-size: 36px;
    }
  }
  `,
];

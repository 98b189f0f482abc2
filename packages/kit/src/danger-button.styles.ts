import { css } from 'lit';

/** For `class="button danger"`, beside `buttonStyles`: what cannot be taken back. */
export const dangerButtonStyles = css`
  .button.danger {
    border-color: var(--_danger-fill);
    background: var(--_danger-fill);
    color: var(--_on-danger);
  }

  .button.danger:hover {
    background: var(--_danger-hover);
  }

  .button.danger.quiet {
    border-color: transparent;
    background: none;
    color: var(--_danger);
  }

  .button.danger.quiet:hover {
    background: var(--_danger-soft);
  }

  .button.danger[aria-busy='true']::after {
    border-color: var(--_on-danger);
    border-inline-end-color: transparent;
  }
`;

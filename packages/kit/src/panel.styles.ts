import { css } from 'lit';

/** The frame of a panel: `stack`, and what follows a list. */
export const panelStyles = css`
  .stack {
    display: grid;
    gap: var(--_16);
    min-inline-size: 0;
  }

  .stack.wide {
    gap: var(--_32);
  }

  .more {
    display: grid;
    justify-items: center;
    gap: var(--_8);
    padding-block-start: var(--_16);
  }
`;

import { css } from 'lit';

/** For `facts()`. */
export const factsStyles = css`
  .facts {
    display: grid;
    grid-template-columns: minmax(96px, max-content) minmax(0, 1fr);
    gap: var(--_8) var(--_24);
  }

  .facts dt {
    color: var(--_muted);
  }
`;

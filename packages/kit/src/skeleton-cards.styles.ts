import { css } from 'lit';

/** For `skeletonCards()`, beside `skeletonStyles`. */
export const skeletonCardsStyles = css`
  .skeleton-cards {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(240px, 100%), 1fr));
    gap: var(--_16);
  }

  .skeleton-card {
    padding: var(--_16);
    border: var(--_line);
    border-radius: var(--_radius-outer);
  }

  .picture {
    aspect-ratio: 16 / 9;
    margin-block-end: var(--_12);
  }
`;

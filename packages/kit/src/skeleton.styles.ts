import { css } from 'lit';

export const skeletonStyles = css`
  .skeleton {
    border-radius: var(--_radius-inner);
    background: var(--_hover);
    animation: portal-breathe 1.6s ease-in-out infinite alternate;
  }

  .skeleton.line {
    block-size: 0.85em;
    margin-block: 0.325em;
    inline-size: 100%;
  }

  .skeleton.line:nth-child(2n) {
    inline-size: 72%;
  }

  .skeleton.line:nth-child(3n) {
    inline-size: 86%;
  }

  .skeleton-row {
    display: flex;
    justify-content: space-between;
    gap: var(--_24);
    padding-block: calc(var(--_12) + 0.5px);
    border-block-end: var(--_line);
  }

  .skeleton-row:last-child {
    border-block-end: 0;
  }

  .skeleton-row > .line {
    inline-size: 38%;
  }

  .skeleton-row > .line:last-child {
    inline-size: 16%;
  }

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

  @keyframes portal-breathe {
    to {
      opacity: 0.5;
    }
  }

  @container panel (inline-size < 560px) {
    .skeleton-row {
      flex-direction: column;
      gap: var(--_4);
      margin-block-end: var(--_12);
      padding: var(--_16);
      border: var(--_line);
      border-radius: var(--_radius-outer);
    }

    .skeleton-row > .line,
    .skeleton-row > .line:last-child {
      inline-size: 60%;
    }
  }

  @media (forced-colors: active) {
    .skeleton {
      background: GrayText;
    }
  }
`;

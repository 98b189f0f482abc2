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

  .held {
    visibility: hidden;
  }

  .waiting {
    block-size: 480px;
  }

  .skeleton-row {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--_24);
    min-block-size: calc(max(28px, var(--_control) - 8px) + var(--_24) + 1px);
    border-block-end: var(--_line);
  }

  .skeleton-row.head-row {
    min-block-size: calc(var(--_text-12) * 1.5 + var(--_16) + 1px);
    font-size: var(--_text-12);
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

  @keyframes portal-breathe {
    to {
      opacity: 0.5;
    }
  }

  @container panel (inline-size < 560px) {
    .skeleton-row.head-row {
      display: none;
    }

    .skeleton-row {
      display: block;
      min-block-size: 168px;
      margin-block-end: var(--_12);
      padding: var(--_16);
      border: var(--_line);
      border-radius: var(--_radius-outer);
    }

    .skeleton-row > .line:nth-child(n) {
      inline-size: 60%;
    }
  }

  @media (forced-colors: active) {
    .skeleton {
      background: GrayText;
    }
  }
`;

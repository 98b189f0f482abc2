import { css } from 'lit';

/** For `progressBar()`. */
export const progressBarStyles = css`
  .progress {
    display: grid;
    gap: var(--_4);
    font-size: var(--_text-13);
  }

  .progress > span {
    display: flex;
    justify-content: space-between;
    gap: var(--_8);
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }

  progress {
    appearance: none;
    display: block;
    inline-size: 100%;
    block-size: 6px;
    border: 0;
    border-radius: 999px;
    background: var(--_hover);
    overflow: hidden;
  }

  progress::-webkit-progress-bar {
    background: none;
  }

  progress::-webkit-progress-value {
    border-radius: 999px;
    background: var(--_accent-edge);
  }

  progress::-moz-progress-bar {
    border-radius: 999px;
    background: var(--_accent-edge);
  }

  @media (forced-colors: active) {
    progress {
      border: 1px solid;
      appearance: auto;
    }
  }
`;

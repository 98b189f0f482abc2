import { css } from 'lit';

/** For `filterChips()`. */
export const filterChipsStyles = css`
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_8);
  }

  .chip {
    appearance: none;
    display: inline-flex;
    align-items: center;
    gap: var(--_8);
    min-block-size: 32px;
    margin: 0;
    padding: var(--_4) var(--_12);
    border: var(--_line);
    border-radius: 999px;
    background: none;
    color: var(--_text);
    font: 500 var(--_text-13) / 1.25 system-ui;
    font-family: inherit;
    cursor: pointer;
    transition: background-color var(--_fast) var(--_ease);
  }

  .chip:hover {
    background: var(--_hover);
  }

  .chip[aria-pressed='true'] {
    border-color: var(--_accent-edge);
    background: var(--_accent-soft);
    color: var(--_accent-text);
  }

  .chip .count {
    color: inherit;
    font-weight: 400;
    font-size: var(--_text-12);
    font-variant-numeric: tabular-nums;
  }

  @media (forced-colors: active) {
    .chip[aria-pressed='true'] {
      border-width: 2px;
      border-color: Highlight;
    }
  }

  @media (pointer: coarse) {
    .chip {
      min-block-size: 40px;
    }
  }
`;

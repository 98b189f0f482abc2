import { css } from 'lit';

/** Status chips and filter chips. */
export const chipStyles = css`
  .status {
    display: inline-flex;
    align-items: center;
    gap: var(--_4);
    max-inline-size: 100%;
    padding: 1px var(--_8);
    border-radius: 999px;
    background: var(--_hover);
    color: var(--_text);
    font-size: var(--_text-12);
    font-weight: 500;
    line-height: 1.6;
    white-space: nowrap;
  }

  .status svg {
    inline-size: 12px;
    block-size: 12px;
  }

  .status.success {
    background: var(--_success-soft);
    color: var(--_success);
  }

  .status.warning {
    background: var(--_warning-soft);
    color: var(--_warning);
  }

  .status.danger {
    background: var(--_danger-soft);
    color: var(--_danger);
  }

  .status.accent {
    background: var(--_accent-soft);
    color: var(--_accent-text);
  }

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
    .status {
      border: 1px solid;
    }

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

import { css } from 'lit';

/** For `statusChip()`. */
export const statusChipStyles = css`
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

  @media (forced-colors: active) {
    .status {
      border: 1px solid;
    }
  }
`;

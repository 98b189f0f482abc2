import { css } from 'lit';

export const tabsStyles = css`
  .tabs {
    display: flex;
    gap: var(--_24);
    border-block-end: var(--_line);
    overflow-x: auto;
    scrollbar-width: none;
  }

  .tab {
    appearance: none;
    display: inline-flex;
    align-items: center;
    gap: var(--_8);
    min-block-size: 40px;
    margin: 0;
    padding: 0;
    border: 0;
    border-block-end: 2px solid transparent;
    background: none;
    color: var(--_muted);
    font: 500 var(--_text-14) / 1.25 system-ui;
    font-family: inherit;
    white-space: nowrap;
    cursor: pointer;
  }

  .tab:hover {
    color: var(--_text);
  }

  .tab[aria-selected='true'] {
    border-block-end-color: var(--_accent-edge);
    color: var(--_text);
  }

  .tab:focus-visible {
    outline-offset: -2px;
    border-radius: var(--_radius-inner);
  }

  .count {
    color: var(--_muted);
    font-size: var(--_text-12);
    font-variant-numeric: tabular-nums;
  }

  .tab-panel {
    padding-block-start: var(--_16);
  }

  .tab-panel:focus-visible {
    outline-offset: 4px;
    border-radius: var(--_radius-inner);
  }

  @media (forced-colors: active) {
    .tab {
      border-block-end-color: Canvas;
    }

    .tab[aria-selected='true'] {
      border-block-end-color: Highlight;
    }
  }
`;

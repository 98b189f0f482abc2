import { css } from 'lit';

export const menuStyles = css`
  :host {
    display: inline-block;
  }

  .portal {
    position: relative;
  }

  .items {
    position: fixed;
    inset: auto;
    inline-size: max-content;
    min-inline-size: 180px;
    max-inline-size: min(320px, calc(100vi - 16px));
    max-block-size: min(420px, calc(100dvb - 16px));
    margin: 0;
    padding: var(--_4);
    border: var(--_line);
    border-radius: var(--_radius);
    background: var(--_raised);
    color: var(--_text);
    box-shadow: var(--_shadow);
    overflow: auto;
    animation: portal-appear var(--_fast) var(--_ease);
  }

  .items:not([data-open]) {
    display: none;
  }

  .item {
    appearance: none;
    display: flex;
    align-items: center;
    gap: var(--_8);
    inline-size: 100%;
    min-block-size: 32px;
    margin: 0;
    padding: var(--_4) var(--_8);
    border: 0;
    border-radius: var(--_radius-inner);
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    text-decoration: none;
    cursor: pointer;
  }

  .item svg {
    color: var(--_muted);
  }

  .item:is(:hover, :focus) {
    outline: none;
    background: var(--_hover);
  }

  .item:focus-visible {
    box-shadow: inset 0 0 0 2px var(--_accent-edge);
  }

  .item.danger,
  .item.danger svg {
    color: var(--_danger);
  }

  .item[aria-disabled='true'] {
    opacity: 0.5;
    cursor: not-allowed;
  }

  .item .end {
    margin-inline-start: auto;
    color: var(--_accent-text);
  }

  hr {
    margin: var(--_4) 0;
    border: 0;
    border-block-start: var(--_line);
  }

  @keyframes portal-appear {
    from {
      opacity: 0;
      translate: 0 -4px;
    }
  }

  @supports not selector(:popover-open) {
    .items {
      position: absolute;
      inset: 100% 0 auto auto !important;
      inset-inline: auto 0 !important;
      z-index: 1;
    }
  }

  @media (pointer: coarse) {
    .item {
      min-block-size: 44px;
    }
  }

  @media (forced-colors: active) {
    .item:focus {
      outline: 2px solid Highlight;
    }
  }
`;

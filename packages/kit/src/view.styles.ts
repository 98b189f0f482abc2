import { css } from 'lit';

/** For the empty, failed and offline views. */
export const viewStyles = css`
  .view {
    display: grid;
    justify-items: center;
    gap: var(--_8);
    padding: var(--_48) var(--_16);
    text-align: center;
  }

  .view p {
    max-inline-size: 44ch;
  }

  .view-icon {
    display: grid;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    margin-block-end: var(--_4);
    border-radius: var(--_radius);
    background: var(--_accent-soft);
    color: var(--_accent-text);
  }

  .view-icon.danger {
    background: var(--_danger-soft);
    color: var(--_danger);
  }

  .view-title {
    font-size: var(--_text-16);
    font-weight: 600;
  }

  .view-action {
    margin-block-start: var(--_8);
  }

  .request-id {
    display: inline-flex;
    align-items: center;
    gap: var(--_4);
    color: var(--_muted);
    font-size: var(--_text-12);
  }

  .request-id code {
    font: inherit;
    font-family: ui-monospace, monospace;
    overflow-wrap: anywhere;
  }

  .banner {
    display: flex;
    gap: var(--_8);
    padding: var(--_8) var(--_12);
    border-radius: var(--_radius);
    background: var(--_sunken);
    color: var(--_text);
    font-size: var(--_text-13);
  }

  .banner > svg {
    margin-block-start: 0.15em;
  }

  .banner.danger {
    background: var(--_danger-soft);
    color: var(--_danger);
  }

  .banner.warning {
    background: var(--_warning-soft);
    color: var(--_warning);
  }
`;

import { css } from 'lit';

export const bulkBarStyles = css`
  :host {
    position: sticky;
    inset-block-end: 0;
    z-index: 2;
    display: block;
  }

  .bulk {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_8);
    padding: var(--_8) var(--_12);
    border: var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
`;

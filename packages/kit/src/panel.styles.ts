import { css } from 'lit';

/** The frame of a panel: `head` with a title and the main action, `stack`, `card`, `facts`. */
export const panelStyles = css`
  .stack {
    display: grid;
    gap: var(--_16);
    min-inline-size: 0;
  }

  .stack.wide {
    gap: var(--_32);
  }

  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_12) var(--_24);
  }

  .head > :first-child {
    flex: 1 1 240px;
    display: grid;
    gap: var(--_4);
    min-inline-size: 0;
  }

  .card {
    padding: var(--_16);
    border: var(--_line);
    border-radius: var(--_radius-outer);
    background: var(--_raised);
  }

  .cards {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(240px, 100%), 1fr));
    gap: var(--_16);
  }

  .facts {
    display: grid;
    grid-template-columns: minmax(96px, max-content) minmax(0, 1fr);
    gap: var(--_8) var(--_24);
  }

  .facts dt {
    color: var(--_muted);
  }

  .more {
    display: grid;
    justify-items: center;
    gap: var(--_8);
    padding-block-start: var(--_16);
  }
`;

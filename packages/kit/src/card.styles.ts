import { css } from 'lit';

/** `card`, a grid of `cards`, and the `head` above them: a title and the main action. */
export const cardStyles = css`
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
`;

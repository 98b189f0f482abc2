import { css } from 'lit';

export const secondFactorStyles = css`
  .choices,
  .app {
    display: grid;
    gap: var(--_12);
    margin-block-start: var(--_16);
  }

  .bare :is(.choices, .app) {
    margin-block-start: 0;
  }

  .choice {
    appearance: none;
    display: flex;
    gap: var(--_12);
    padding: var(--_16);
    border: var(--_line);
    border-radius: var(--_radius);
    background: var(--_raised);
    color: var(--_text);
    font: inherit;
    text-align: start;
    cursor: pointer;
  }

  .choice:hover {
    background: var(--_hover);
  }

  .choice[aria-busy='true'] {
    opacity: 0.6;
    pointer-events: none;
  }

  .choice svg {
    color: var(--_accent-text);
  }

  .choice span {
    display: grid;
    gap: 2px;
  }

  .choice b {
    font-weight: 600;
  }

  .choice .muted,
  .key {
    font-size: var(--_text-13);
  }

  /* Black on white in every theme: scanners read nothing else for certain. */
  .qr {
    inline-size: 200px;
    block-size: 200px;
    border-radius: var(--_radius);
    background: #fff;
    fill: #000;
  }

  .key {
    display: grid;
    grid-template-columns: auto 1fr;
    align-items: center;
  }

  .key .muted {
    grid-column: 1 / -1;
  }

  .key code {
    font-family: ui-monospace, monospace;
    overflow-wrap: anywhere;
  }
`;

import { css } from 'lit';

export const portalHomeStyles = css`
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 720px);
    gap: var(--_32) var(--_48);
    align-items: start;
  }

  @container panel (inline-size >= 880px) {
    .columns {
      grid-template-columns: minmax(0, 1fr) 320px;
    }
  }

  h2 {
    font-size: var(--_text-26);
    overflow-wrap: anywhere;
  }

  .placeholder {
    min-block-size: 240px;
  }

  .steps,
  .activity {
    display: grid;
    gap: var(--_8);
    margin-block-start: var(--_12);
    list-style: none;
  }

  .opener {
    appearance: none;
    margin: 0;
    color: inherit;
    font: inherit;
    text-align: start;
    text-decoration: none;
    cursor: pointer;
  }

  .opener:not(.step, .button) {
    padding: 0;
    border: 0;
    background: none;
  }

  .opener:not(.step, .button):hover {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }

  .step {
    display: flex;
    align-items: center;
    gap: var(--_16);
    inline-size: 100%;
    padding: var(--_16);
    border: var(--_line);
    border-radius: var(--_radius-outer);
    background: var(--_raised);
    transition: background-color var(--_fast) var(--_ease);
  }

  .step:hover {
    background: var(--_hover);
  }

  .app {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    border-radius: var(--_radius);
    background: var(--_accent-soft);
    color: var(--_accent-text);
  }

  .what {
    display: grid;
    flex: 1;
    min-inline-size: 0;
  }

  .step .say {
    font-size: var(--_text-16);
    font-weight: 600;
  }

  .say {
    overflow-wrap: anywhere;
  }

  .late {
    color: var(--_danger);
  }

  .go {
    flex: none;
    color: var(--_muted);
  }

  .set {
    display: flex;
    gap: var(--_8);
    margin-block-start: var(--_12);
    color: var(--_muted);
  }

  .set svg {
    margin-block-start: 0.15em;
    color: var(--_success);
  }

  .activity {
    gap: 0;
  }

  .activity li {
    display: flex;
    gap: var(--_12);
    padding-block: var(--_8);
  }

  .activity .say {
    flex: 1;
    min-inline-size: 0;
  }

  .at {
    flex: none;
    font-size: var(--_text-13);
  }

  .button.opener {
    font: 500 var(--_text-14) / 1.25 system-ui;
    font-family: inherit;
  }
`;

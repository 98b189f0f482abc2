import { css } from 'lit';

export const webhooksStyles = css`
  .fields {
    display: grid;
    gap: var(--_16);
    min-inline-size: 0;
  }

  .secret {
    display: flex;
    gap: var(--_8);
  }

  .secret .control {
    flex: 1;
    min-inline-size: 0;
    font-family: ui-monospace, monospace;
  }

  .address {
    overflow-wrap: anywhere;
  }

  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_8);
    align-items: center;
  }

  pre {
    margin: 0;
    padding: var(--_12);
    max-block-size: 320px;
    overflow: auto;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    font: var(--_text-12) / 1.5 ui-monospace, monospace;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    direction: ltr;
    text-align: start;
  }

  h3 {
    margin: 0;
    font-size: var(--_text-13);
  }
`;

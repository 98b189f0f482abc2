import { css } from 'lit';

export const pageCheckStyles = css`
  .check {
    display: grid;
    gap: var(--_16);
    min-inline-size: 0;
  }

  .findings {
    display: grid;
    gap: var(--_16);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .finding {
    display: grid;
    gap: var(--_4);
    min-inline-size: 0;
  }

  .finding-title {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_8);
    align-items: center;
    font-weight: 600;
  }

  .finding p {
    margin: 0;
    overflow-wrap: anywhere;
  }

  .fix {
    margin: 0;
    padding: var(--_8) var(--_12);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    font: var(--_text-12) / 1.5 ui-monospace, monospace;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }

  summary {
    cursor: pointer;
    padding-block: var(--_4);
  }

  details[open] summary {
    margin-block-end: var(--_12);
  }
`;

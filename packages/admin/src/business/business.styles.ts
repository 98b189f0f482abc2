import { css } from 'lit';

export const businessStyles = css`
  .section {
    max-width: 70ch;
  }

  .file {
    cursor: pointer;
  }

  .file:focus-within {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }

  .refusal {
    color: var(--_danger-text);
  }

  table {
    margin-block-start: var(--_12);
    border-collapse: collapse;
  }

  th,
  td {
    padding: var(--_4) var(--_16) var(--_4) 0;
    font-weight: 400;
    text-align: start;
  }

  .number {
    text-align: end;
  }
`;

import { css } from 'lit';

export const businessStyles = css`
  .section {
    max-inline-size: 70ch;
    justify-items: start;
  }

  .file {
    cursor: pointer;
  }

  .file:focus-within {
    outline: 2px solid var(--_accent-edge);
    outline-offset: 2px;
  }

  .refusal {
    color: var(--_danger);
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

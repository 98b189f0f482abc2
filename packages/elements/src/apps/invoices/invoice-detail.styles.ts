import { css } from 'lit';

export const invoiceDetailStyles = css`
  article {
    max-inline-size: 720px;
  }

  .placeholder {
    max-inline-size: 480px;
    min-block-size: 480px;
    padding-block: var(--_8);
  }

  .summary {
    display: grid;
    gap: var(--_4);
  }

  .title {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_8) var(--_12);
  }

  .title h2 {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .amount {
    margin-block-start: var(--_8);
    font-size: var(--_text-34);
    font-weight: 600;
    letter-spacing: -0.02em;
    line-height: 1.2;
  }

  .of {
    color: var(--_muted);
    font-size: var(--_text-14);
    font-weight: 400;
    letter-spacing: 0;
  }

  .when {
    color: var(--_muted);
  }

  .late {
    color: var(--_danger);
    font-weight: 500;
  }

  .summary .actions {
    margin-block-start: var(--_16);
  }

  .label {
    margin-block-end: var(--_8);
    color: var(--_muted);
    font-size: var(--_text-13);
    font-weight: 500;
  }

  .parties {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(200px, 100%), 1fr));
    gap: var(--_24);
    padding-block: var(--_24);
    border-block: var(--_line);
  }

  .parties strong {
    font-weight: 600;
  }

  .dates {
    grid-template-columns: minmax(64px, max-content) minmax(0, 1fr);
    align-content: start;
    gap: var(--_4) var(--_16);
  }

  .lines {
    inline-size: 100%;
    border-collapse: collapse;
  }

  .lines :is(th, td) {
    padding: var(--_12) 0;
    border-block-end: var(--_line);
    font-weight: 400;
    text-align: start;
    vertical-align: top;
    overflow-wrap: anywhere;
  }

  .lines td {
    inline-size: 1%;
    padding-inline-start: var(--_16);
    font-variant-numeric: tabular-nums;
    text-align: end;
    white-space: nowrap;
  }

  .how {
    display: block;
    color: var(--_muted);
    font-size: var(--_text-13);
    font-variant-numeric: tabular-nums;
  }

  .lines .sums :is(th, td) {
    padding-block: var(--_4);
    border: 0;
    color: var(--_muted);
  }

  .lines .sums tr:first-child > * {
    padding-block-start: var(--_12);
  }

  .lines .sums .total > * {
    color: var(--_text);
    font-weight: 600;
  }

  .sums th {
    text-align: end;
  }

  .note {
    white-space: pre-line;
  }

  .payments {
    list-style: none;
  }

  .payments li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_4) var(--_12);
    padding-block: var(--_8);
  }

  .sum {
    margin-inline-start: auto;
  }

  @container panel (inline-size < 560px) {
    .summary .actions .button {
      flex: 1 1 100%;
    }
  }
`;

import { css } from 'lit';

/** A table in a narrow panel: each row is a card. */
export const tableCardsStyles = css`
  @container panel (inline-size < 560px) {
    .table,
    .table tbody {
      display: block;
    }

    .table thead {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }

    .table tbody {
      display: grid;
      gap: var(--_12);
    }

    .table tr {
      position: relative;
      display: flex;
      flex-direction: column;
      gap: var(--_4);
      padding: var(--_16);
      border: var(--_line);
      border-radius: var(--_radius-outer);
    }

    .table td {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      justify-content: space-between;
      gap: 0 var(--_16);
      padding: 0;
      border: 0;
      text-align: start;
    }

    .table td[data-label]::before {
      content: attr(data-label);
      color: var(--_muted);
      font-size: var(--_text-13);
    }

    .table .first {
      font-size: var(--_text-16);
      font-weight: 600;
    }

    .open::after {
      border-radius: var(--_radius-outer);
    }

    .opens:hover .open::after {
      box-shadow: none;
    }

    .row-actions {
      padding-block-start: var(--_8) !important;
    }

    .row-actions > div {
      flex: 1;
      justify-content: space-between;
    }

    .row-actions .button:not(.icon-only) {
      flex: 1;
    }
  }
`;

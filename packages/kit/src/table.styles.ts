import { css } from 'lit';

import { tableCardsStyles } from './table-cards.styles.js';

const tableRowsStyles = css`
  .table {
    inline-size: 100%;
    border-collapse: collapse;
    text-align: start;
  }

  .table th {
    padding: var(--_8) var(--_12);
    border-block-end: var(--_line);
    color: var(--_muted);
    font-size: var(--_text-12);
    font-weight: 500;
    text-align: start;
    white-space: nowrap;
  }

  .table td {
    padding: var(--_12);
    border-block-end: var(--_line);
    vertical-align: middle;
    overflow-wrap: anywhere;
  }

  .table .row-actions {
    overflow-wrap: normal;
  }

  .table :is(th, td):first-child {
    padding-inline-start: 0;
  }

  .table :is(th, td):last-child {
    padding-inline-end: 0;
  }

  .table tbody tr:last-child td {
    border-block-end: 0;
  }

  .table .end {
    text-align: end;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  .table .first {
    font-weight: 500;
  }

  .table .tight {
    white-space: nowrap;
  }

  .table tr.opens {
    position: relative;
  }

  .open {
    appearance: none;
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    text-decoration: none;
    cursor: pointer;
  }

  .open::after {
    content: '';
    position: absolute;
    inset: 0;
    border-radius: var(--_radius);
  }

  /* Shadows beside the row, unlike a wider box, never make the page scroll sideways. */
  .opens:hover .open::after {
    --_tint: color-mix(in srgb, var(--_text) 4%, transparent);

    background: var(--_tint);
    box-shadow: calc(var(--_8) * -1) 0 var(--_tint), var(--_8) 0 var(--_tint);
  }

  .open:focus-visible {
    outline: none;
  }

  .open:focus-visible::after {
    outline: 2px solid var(--_accent-edge);
    outline-offset: 4px;
  }

  .row-actions > div {
    position: relative;
    z-index: 1;
    display: flex;
    align-items: center;
    justify-content: flex-end;
    gap: var(--_4);
  }
`;

/** For `table()`; the panel around it is the class `panel` on the wrapper. */
export const tableStyles = [tableRowsStyles, tableCardsStyles];

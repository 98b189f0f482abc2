import { css } from 'lit';

/** For `table()`; the panel around it is the class `panel` on the wrapper. */
export const tableStyles = css`
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

    /* What needs no label, a status, stands under the name. */
    .table .first {
      order: -2;
    }

    .table td:not([data-label], .first, .row-actions) {
      order: -1;
    }

    .row-actions {
      padding-block-start: var(--_8) !important;
    }

    /* A menu alone needs no line of its own. */
    .table .row-actions:not(:has(.button)) {
      position: absolute;
      inset-block-start: var(--_12);
      inset-inline-end: var(--_8);
      padding: 0 !important;
    }

    .table tr:has(> .row-actions):not(:has(.button)) .first {
      padding-inline-end: var(--_32);
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

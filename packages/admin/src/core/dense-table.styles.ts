import { tableStyles } from '@client-portal/kit/table.styles.js';
import { css } from 'lit';

/** The kit's table with the admin's low rows. */
export const denseTableStyles = [
  tableStyles,
  css`
    .table {
      font-size: var(--_text-13);
    }

    .table td {
      padding-block: var(--_4);
      block-size: 40px;
    }

    @container panel (inline-size < 560px) {
      .table td {
        block-size: auto;
        padding-block: 0;
      }

      .table .first {
        font-size: var(--_text-14);
      }

      .table .first .muted {
        font-size: var(--_text-13);
        font-weight: 400;
      }

      /* What needs no label, a status, stands under the name. */
      .table .first {
        order: -2;
      }

      .table td:not([data-label], .first, .row-actions) {
        order: -1;
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
    }
  `,
];

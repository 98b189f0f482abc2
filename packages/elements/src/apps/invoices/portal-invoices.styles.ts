import { css } from 'lit';

export const portalInvoicesStyles = css`
  .placeholder {
    min-block-size: 280px;
  }

  /* As tall as a row of two lines. */
  .placeholder .skeleton-row {
    padding-block: 21.5px;
  }

  .owed {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--_24);
    margin-block-start: var(--_8);
  }

  .owed dt {
    flex: 1 0 100%;
    color: var(--_muted);
    font-size: var(--_text-13);
  }

  .owed dd {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--_8);
  }

  .owed-amount {
    font-size: var(--_text-26);
    font-weight: 600;
    letter-spacing: -0.01em;
  }

  .name,
  .sum {
    display: grid;
  }

  .sub {
    color: var(--_muted);
    font-size: var(--_text-13);
    font-weight: 400;
    font-variant-numeric: tabular-nums;
  }

  .sum {
    font-weight: 500;
  }

  .late {
    color: var(--_danger);
  }

  @container panel (inline-size >= 560px) {
    .table .row-actions {
      inline-size: 1%;
    }
  }

  /* A card says first what it is and how much, then how it stands. */
  @container panel (inline-size < 560px) {
    .table tr {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: var(--_8) var(--_16);
    }

    .table .row-actions {
      grid-column: 1 / -1;
      padding-block-start: var(--_4);
    }

    .row-actions:not(:has(button)) {
      display: none;
    }

    .table [part~='amount'] {
      grid-area: 1 / 2;
      justify-content: end;
    }

    .table [part~='due'] {
      justify-content: end;
      font-size: var(--_text-13);
    }

    .sum {
      justify-items: end;
      font-size: var(--_text-16);
      font-weight: 600;
    }
  }
`;

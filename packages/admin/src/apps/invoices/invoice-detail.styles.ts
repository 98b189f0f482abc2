import { css } from 'lit';

export const invoiceDetailStyles = css`
  .detail {
    display: grid;
    gap: var(--_32);
    min-inline-size: 0;
  }

  .side {
    display: grid;
    gap: var(--_24);
    align-content: start;
    min-inline-size: 0;
  }

  .amount {
    font-size: var(--_text-34);
    font-weight: 600;
    line-height: 1.2;
  }

  .facts {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--_8) var(--_24);
    margin: 0;
    font-size: var(--_text-13);
    overflow-wrap: anywhere;
  }

  .facts dt {
    color: var(--_muted);
  }

  .facts dd {
    margin: 0;
  }

  .rows {
    display: grid;
    gap: var(--_12);
    margin: 0;
    padding: 0;
    font-size: var(--_text-13);
    list-style: none;
    overflow-wrap: anywhere;
  }

  .rows li {
    display: grid;
    gap: var(--_4);
  }

  .row-main {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_4) var(--_16);
  }

  .flag {
    color: var(--_danger-text, var(--_danger));
  }

  @container panel (inline-size >= 880px) {
    .detail {
      grid-template-columns: minmax(0, 1.5fr) minmax(260px, 1fr);
    }

    .document {
      grid-column: 1;
      grid-row: 1;
    }
  }
`;

import { css } from 'lit';

export const invoiceListStyles = css`
  .owed {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: var(--_4) var(--_24);
    margin: 0;
  }

  .owed dt {
    color: var(--_muted);
    font-size: var(--_text-13);
  }

  .owed dd {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--_8);
    margin: 0;
    font-weight: 600;
  }

  .owed .number {
    font-size: var(--_text-20);
  }

  .late {
    color: var(--_danger-text, var(--_danger));
    font-size: var(--_text-13);
    font-weight: 400;
  }

  .filters {
    display: grid;
    gap: var(--_16);
  }

  .search {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_12);
    font-size: var(--_text-13);
  }

  .search > :first-child {
    flex: 1 1 240px;
  }

  .what {
    display: block;
    color: var(--_muted);
    font-size: var(--_text-12);
    font-weight: 400;
  }
`;

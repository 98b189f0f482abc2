import { css } from 'lit';

export const portalInvoicesStyles = css`
  .placeholder {
    min-block-size: 280px;
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

  .table .row-actions {
    inline-size: 1%;
  }

  @container panel (inline-size < 560px) {
    .row-actions:not(:has(button)) {
      display: none;
    }

    .sum {
      font-size: var(--_text-20);
      font-weight: 600;
    }
  }
`;

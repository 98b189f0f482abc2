import { css } from 'lit';

export const bankTransferStyles = css`
  .transfer {
    display: grid;
    gap: var(--_8);
  }

  .transfer .facts {
    align-items: center;
    gap: var(--_4) var(--_24);
    margin-block-start: var(--_8);
  }

  .transfer dd {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--_8);
    overflow-wrap: anywhere;
  }

  .after,
  .copied .before {
    display: none;
  }

  .copied .after {
    display: contents;
    color: var(--_success);
  }

  @container panel (inline-size < 560px) {
    .transfer .facts {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }

    .transfer dt {
      margin-block-start: var(--_8);
      font-size: var(--_text-13);
    }
  }
`;

import { css } from 'lit';

export const invoiceEditorStyles = css`
  .editor {
    display: grid;
    gap: var(--_32);
    min-inline-size: 0;
  }

  .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(160px, 100%), 1fr));
    gap: var(--_12) var(--_16);
    align-items: start;
  }

  .beside {
    display: grid;
    gap: var(--_8);
    align-content: start;
    min-inline-size: 0;
  }

  .waits {
    padding: var(--_48) var(--_24);
    border: 1px dashed var(--_line-color);
    border-radius: var(--_radius-outer);
    text-align: center;
  }

  @container panel (inline-size >= 980px) {
    .editor {
      grid-template-columns: minmax(0, 1.1fr) minmax(0, 1fr);
    }

    .beside {
      position: sticky;
      inset-block-start: var(--_24);
    }
  }
`;

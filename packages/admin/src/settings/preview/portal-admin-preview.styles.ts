import { css } from 'lit';

export const previewStyles = css`
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--_8) var(--_16);
  }

  .head .field {
    flex: 1 1 120px;
    min-inline-size: 0;
  }

  .preview {
    display: grid;
    gap: var(--_12);
    min-inline-size: 0;
  }

  .page {
    max-block-size: 72vb;
    overflow: auto;
    border: var(--_line);
    border-radius: var(--_radius);
  }

  .phone {
    max-inline-size: 390px;
  }
`;

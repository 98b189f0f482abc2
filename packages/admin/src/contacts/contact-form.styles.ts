import { css } from 'lit';

export const contactFormStyles = css`
  portal-dialog {
    --portal-dialog-width: 600px;
  }

  .fields {
    container: form / inline-size;
  }

  textarea {
    unicode-bidi: plaintext;
  }

  .pair {
    display: grid;
    gap: var(--_16);
  }

  @container form (inline-size >= 420px) {
    .pair {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
  }

  .own {
    display: grid;
    gap: var(--_8);
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  .own legend {
    margin-block-end: var(--_4);
  }

  .own .optional {
    color: var(--_muted);
    font-weight: 400;
  }

  .own-row {
    display: grid;
    grid-template-columns: minmax(0, 2fr) minmax(0, 3fr) auto;
    gap: var(--_4) var(--_8);
  }

  .own-row .field-error {
    grid-column: 1 / -1;
  }
`;

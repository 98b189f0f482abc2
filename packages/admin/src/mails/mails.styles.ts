import { css } from 'lit';

export const mailsStyles = css`
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--_12);
    margin-block-end: var(--_12);
  }

  .tools > .field {
    flex: 1 1 240px;
    max-inline-size: 320px;
  }

  form.fields {
    max-inline-size: 520px;
  }

  .mail {
    display: grid;
    gap: var(--_12);
    max-inline-size: 720px;
  }

  [part='subject'] {
    display: block;
    margin-block-end: var(--_8);
  }

  .beside {
    container-type: inline-size;
  }

  .columns {
    display: grid;
    gap: var(--_24);
    align-items: start;
  }

  @container (inline-size > 720px) {
    .columns {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
  }

  iframe {
    inline-size: 100%;
    block-size: 560px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: #ffffff;
  }

  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_8);
  }
`;

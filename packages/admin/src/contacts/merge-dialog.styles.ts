import { css } from 'lit';

export const mergeDialogStyles = css`
  portal-dialog {
    --portal-dialog-width: 720px;
  }

  .found {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .found .button {
    justify-content: start;
    text-align: start;
  }

  .both {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: var(--_text-13);
    table-layout: fixed;
  }

  .both :is(th, td) {
    padding: var(--_8) var(--_8) var(--_8) 0;
    padding-inline: 0 var(--_8);
    border-block-end: var(--_line);
    overflow-wrap: anywhere;
    text-align: start;
    vertical-align: top;
  }

  .both tbody th,
  .both thead th {
    color: var(--_muted);
    font-weight: 400;
  }

  .both :is(thead td, tbody th) {
    inline-size: 26%;
  }

  .who {
    color: var(--_text);
    font-weight: 600;
  }

  .each {
    display: block;
  }

  .lines {
    white-space: pre-line;
    unicode-bidi: plaintext;
  }

  .both s {
    color: var(--_muted);
  }

  .fate {
    display: block;
    color: var(--_muted);
    font-size: var(--_text-12);
  }

  .fate.lost {
    color: var(--_danger);
  }
`;

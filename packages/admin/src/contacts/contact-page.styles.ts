import { css } from 'lit';

export const contactPageStyles = css`
  .facts-grid {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, max(140px, 20%)), 1fr));
    gap: var(--_12) var(--_24);
    margin: 0;
  }

  .facts-grid dt {
    color: var(--_muted);
    font-size: var(--_text-12);
  }

  .facts-grid dd {
    margin: 0;
    overflow-wrap: anywhere;
  }

  .detail {
    display: block;
    font-size: var(--_text-13);
    font-weight: 400;
  }

  .lines {
    white-space: pre-line;
    unicode-bidi: plaintext;
  }

  @container panel (inline-size < 560px) {
    .table td:has(.detail) {
      display: block;
    }
  }

  .timeline {
    display: grid;
    gap: var(--_8);
    margin: 0;
    padding: 0;
    list-style: none;
    font-size: var(--_text-13);
  }

  .timeline li {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: var(--_4) var(--_16);
    padding-block-end: var(--_8);
    border-block-end: var(--_line);
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--_12);
  }
`;

import { css } from 'lit';

export const dashboardStyles = css`
  .numbers {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(180px, 100%), 1fr));
    gap: var(--_16) var(--_32);
  }

  .number-card {
    display: grid;
    align-content: start;
    gap: var(--_4);
  }

  .number-card dt {
    font-size: var(--_text-14);
    font-weight: 600;
  }

  .number-card dd {
    display: grid;
    gap: var(--_4);
    font-size: var(--_text-13);
  }

  .number-card strong {
    font-size: var(--_text-34);
    font-weight: 600;
    line-height: 1.2;
  }

  .address {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_8) var(--_16);
    padding: var(--_12) var(--_16);
    border-radius: var(--_radius);
    background: var(--_sunken);
  }

  .address h2 {
    font-size: var(--_text-14);
  }

  .address code {
    flex: 1 1 240px;
    min-inline-size: 0;
    font-family: ui-monospace, monospace;
    font-size: var(--_text-13);
    overflow-wrap: anywhere;
  }

  .rows {
    display: grid;
    list-style: none;
  }

  .rows li + li {
    border-block-start: var(--_line);
  }

  .row-line.muted svg {
    color: var(--_success);
  }

  .row-line {
    display: flex;
    align-items: center;
    gap: var(--_8);
    min-block-size: 40px;
    color: inherit;
    text-decoration: none;
  }

  .row-line > :nth-child(2) {
    flex: 1;
  }

  .row-line > .number:last-child {
    flex: 1;
    text-align: end;
  }

  a.row-line:hover {
    color: var(--_accent-text);
  }

  .attention {
    display: grid;
    grid-template-columns: 112px 1fr auto;
    align-items: center;
    gap: var(--_8) var(--_16);
    padding-block: var(--_8);
  }

  .attention > :first-child {
    justify-self: start;
  }

  .attention > span:nth-child(2) {
    max-inline-size: 76ch;
    overflow-wrap: anywhere;
  }

  .calm {
    display: flex;
    align-items: center;
    gap: var(--_8);
  }

  @container panel (inline-size < 560px) {
    .attention {
      grid-template-columns: 1fr;
      justify-items: start;
    }
  }
`;

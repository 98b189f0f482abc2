import { css } from 'lit';

/** For each part of the profile. */
export const profileStyles = css`
  section {
    display: grid;
    grid-template-columns: minmax(160px, 240px) minmax(0, 480px);
    gap: var(--_16) var(--_48);
    padding-block: var(--_32);
    border-block-start: var(--_line);
  }

  .about {
    display: grid;
    align-content: start;
    gap: var(--_4);
  }

  .about .muted {
    font-size: var(--_text-13);
  }

  .content,
  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: var(--_16);
    min-inline-size: 0;
  }

  .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(160px, 100%), 1fr));
    gap: var(--_16);
  }

  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_8) var(--_16);
  }

  .line > :first-child {
    flex: 1 1 160px;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .banner > span {
    min-inline-size: 0;
  }

  .said {
    color: var(--_success);
  }

  .said:empty {
    position: absolute;
  }

  .list {
    display: grid;
    list-style: none;
  }

  .list li {
    display: grid;
    gap: var(--_8);
    padding-block: var(--_12);
    border-block-end: var(--_line);
  }

  .list li:first-child {
    padding-block-start: 0;
  }

  .list li:last-child {
    border: 0;
    padding-block-end: 0;
  }

  .item {
    display: flex;
    gap: var(--_12);
    flex: 1;
  }

  .item > svg {
    margin-block-start: 0.15em;
    color: var(--_muted);
  }

  .item > span {
    display: grid;
    gap: 2px;
    min-inline-size: 0;
  }

  .item .muted {
    font-size: var(--_text-13);
  }

  .name {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_4) var(--_8);
    font-weight: 500;
  }

  @container panel (inline-size < 720px) {
    section {
      grid-template-columns: minmax(0, 1fr);
      padding-block: var(--_24);
    }
  }

  @container panel (inline-size < 560px) {
    form .actions .button {
      flex: 1 1 100%;
    }
  }
`;

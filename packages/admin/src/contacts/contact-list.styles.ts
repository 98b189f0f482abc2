import { css } from 'lit';

export const contactListStyles = css`
  input[type='checkbox'] {
    accent-color: var(--_accent);
  }

  .page:has(> .tools) {
    gap: var(--_12);
  }

  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--_8) var(--_12);
  }

  .tools .grow {
    flex: 1 1 240px;
  }

  .segment {
    display: flex;
    align-items: end;
    gap: var(--_4);
    max-inline-size: 100%;
  }

  .segment > .field {
    max-inline-size: 240px;
  }

  summary {
    inline-size: fit-content;
    color: var(--_muted);
    font-size: var(--_text-13);
    cursor: pointer;
  }

  details[open] > summary {
    margin-block-end: var(--_8);
  }

  .more-filters {
    display: grid;
    gap: var(--_12);
  }

  .filter {
    display: grid;
    grid-template-columns: 72px minmax(0, 1fr);
    gap: var(--_4) var(--_12);
    align-items: center;
  }

  .filter > .label {
    color: var(--_muted);
    font-size: var(--_text-13);
  }

  .tag-filter .field {
    grid-template-columns: 72px minmax(0, 240px);
    gap: var(--_4) var(--_12);
    align-items: center;
  }

  .tag-filter label {
    color: var(--_muted);
    font-size: var(--_text-13);
    font-weight: 400;
  }

  .count {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: var(--_4) var(--_16);
  }

  .page-tick {
    display: none;
  }

  .tick {
    position: relative;
    z-index: 1;
    inline-size: 24px;
  }

  .table td.tick {
    padding-inline-end: var(--_8);
  }

  .table .first .muted {
    font-size: var(--_text-13);
    font-weight: 400;
  }

  @container panel (inline-size < 560px) {
    .table td:empty,
    .table thead .tick {
      display: none;
    }

    .page-tick {
      display: flex;
      align-items: center;
      gap: var(--_8);
      padding-inline-end: var(--_16);
      color: var(--_muted);
      font-size: var(--_text-13);
    }

    .table .first {
      display: block;
      padding-inline-end: var(--_32);
    }

    .table td.tick {
      position: absolute;
      inset-block-start: var(--_12);
      inset-inline-end: var(--_12);
      padding: var(--_4);
    }

    .tick input {
      inline-size: 20px;
      block-size: 20px;
    }

    .filter,
    .tag-filter .field {
      grid-template-columns: minmax(0, 1fr);
    }
  }

  .tag {
    display: inline-block;
    padding-inline: var(--_8);
    border: var(--_line);
    border-radius: 999px;
    font-size: var(--_text-12);
  }

  .tags {
    display: inline-flex;
    flex-wrap: wrap;
    gap: var(--_4);
  }

  .pager {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--_8);
  }

  .columns {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_4) var(--_16);
  }
`;

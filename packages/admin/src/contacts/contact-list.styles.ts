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
    .table td:empty {
      display: none;
    }
  }

  .tag {
    display: inline-block;
    padding-inline: var(--_8);
    border: var(--_line);
    border-radius: 999px;
    font-size: var(--_text-12);
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

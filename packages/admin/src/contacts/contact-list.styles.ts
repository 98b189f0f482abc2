import { css } from 'lit';

export const contactListStyles = css`
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--_8) var(--_12);
  }

  .tools .grow {
    flex: 1 1 240px;
  }

  .bulk {
    position: sticky;
    inset-block-end: 0;
    z-index: 2;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_8);
    padding: var(--_8) var(--_12);
    border: var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  .check {
    position: relative;
    z-index: 1;
    inline-size: 24px;
  }

  .table td.check {
    padding-inline-end: var(--_8);
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

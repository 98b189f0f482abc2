import { css } from 'lit';

export const settingsStyles = css`
  .split {
    display: grid;
    gap: var(--_24);
    align-items: start;
  }

  .fields {
    display: grid;
    gap: var(--_16);
    max-inline-size: 520px;
    min-inline-size: 0;
  }

  .index {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(280px, 100%), 1fr));
    gap: var(--_4);
    margin: 0 calc(var(--_12) * -1);
    padding: 0;
    list-style: none;
  }

  .index a {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--_4) var(--_12);
    padding: var(--_12);
    border-radius: var(--_radius);
    color: inherit;
    text-decoration: none;
  }

  .index a:hover {
    background: var(--_hover);
  }

  .index strong {
    font-weight: 600;
  }

  .index .muted {
    grid-column: 2;
    font-size: var(--_text-13);
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--_8);
  }

  .row > .field {
    flex: 1 1 160px;
    min-inline-size: 0;
  }

  .group {
    display: grid;
    gap: var(--_12);
    margin: 0;
    padding: var(--_16) 0 0;
    border: 0;
    border-block-start: var(--_line);
    min-inline-size: 0;
  }

  .fields > .group:first-child {
    padding-block-start: 0;
    border: 0;
  }

  .group > legend,
  .group > h2 {
    float: inline-start;
    inline-size: 100%;
    padding: 0;
    font-size: var(--_text-14);
    font-weight: 600;
  }

  .colour {
    display: flex;
    align-items: center;
    gap: var(--_8);
  }

  .colour input[type='color'] {
    flex: none;
    inline-size: 40px;
    block-size: var(--_control);
    padding: 2px;
    border: 1px solid var(--_border-control);
    border-radius: var(--_radius-inner);
    background: var(--_surface);
  }

  .colour .control {
    inline-size: 120px;
  }

  pre {
    margin: 0;
    padding: var(--_12);
    overflow-x: auto;
    border-radius: var(--_radius);
    background: var(--_sunken);
    font-size: var(--_text-12);
    line-height: 1.5;
  }

  .save-bar {
    position: sticky;
    inset-block-end: var(--_8);
    z-index: 1;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_8) var(--_16);
    padding: var(--_12) var(--_16);
    border: var(--_line);
    border-radius: var(--_radius);
    background: var(--_raised);
    box-shadow: 0 var(--_8) 0 var(--_surface);
  }

  .problem {
    color: var(--_danger);
  }

  @container panel (inline-size >= 900px) {
    .split.with-preview {
      grid-template-columns: minmax(0, 420px) minmax(0, 1fr);
    }

    .split.with-preview > portal-admin-preview {
      position: sticky;
      inset-block-start: var(--_16);
    }
  }
`;

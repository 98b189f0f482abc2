import { css } from 'lit';

export const formsStyles = css`
  .split {
    display: grid;
    gap: var(--_32);
    align-items: start;
  }

  @container panel (inline-size > 880px) {
    .split {
      grid-template-columns: minmax(0, 1fr) minmax(300px, 400px);
    }

    .split > :last-child {
      position: sticky;
      inset-block-start: var(--_16);
    }
  }

  form,
  .block {
    display: grid;
    gap: var(--_16);
    min-inline-size: 0;
  }

  form {
    gap: var(--_32);
    max-inline-size: 640px;
  }

  .block > h2 {
    font-size: var(--_text-14);
  }

  .field-rows {
    display: grid;
    gap: var(--_8);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .field-row {
    padding: var(--_12);
    border: var(--_line);
    border-radius: var(--_radius);
  }

  .field-row fieldset {
    display: grid;
    gap: var(--_12);
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(180px, 100%), 1fr));
    gap: var(--_12);
    align-items: start;
  }

  .field-foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_8);
  }

  .field-foot .actions {
    gap: 0;
    margin-inline-start: auto;
  }

  .checks {
    display: grid;
    gap: var(--_8);
    margin: 0;
    padding: 0;
    border: 0;
  }

  .checks legend {
    margin-block-end: var(--_4);
  }

  .sheet {
    padding: var(--_24);
    border: var(--_line);
    border-radius: var(--_radius-outer);
    background: var(--_surface);
    color: var(--_text);
  }

  .snippet {
    display: grid;
    gap: var(--_8);
    min-inline-size: 0;
  }

  .snippet h2 {
    font-size: var(--_text-16);
  }

  td.first {
    min-inline-size: 160px;
  }

  td .button {
    white-space: nowrap;
  }

  pre {
    margin: 0;
    padding: var(--_12);
    overflow-x: auto;
    border-radius: var(--_radius);
    background: var(--_sunken);
    font: 400 var(--_text-13) / 1.5 ui-monospace, monospace;
  }

  .answers {
    display: grid;
    gap: var(--_4);
    margin: 0;
    padding-block: var(--_4);
    max-inline-size: 60ch;
    overflow-wrap: anywhere;
  }

  .answers > div {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 6;
  }

  .answers dt,
  .answers dd {
    display: inline;
    margin: 0;
  }

  .answers dt {
    color: var(--_muted);
  }
`;

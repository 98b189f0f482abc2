import { css } from 'lit';

export const importsStyles = css`
  .drop {
    display: grid;
    justify-items: center;
    gap: var(--_12);
    padding: var(--_48) var(--_16);
    border: 1px dashed var(--_border-strong, var(--_border));
    border-radius: var(--_radius);
    text-align: center;
  }

  .drop.over {
    border-color: var(--_accent-edge);
    background: var(--_accent-soft);
  }

  .drop input {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    opacity: 0;
  }

  .drop input:focus-visible + label {
    outline: 2px solid var(--_accent-edge);
    outline-offset: 2px;
  }

  .steps {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_8) var(--_24);
    margin: 0;
    padding: 0;
    list-style: none;
    color: var(--_muted);
    font-size: var(--_text-13);
  }

  .steps [aria-current] {
    color: var(--_text);
    font-weight: 600;
  }

  .format {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(200px, 1fr));
    gap: var(--_16);
    align-items: end;
  }

  .counts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(140px, 1fr));
    gap: var(--_16);
    margin: 0;
  }

  .counts div {
    display: grid;
  }

  .counts dt {
    color: var(--_muted);
    font-size: var(--_text-13);
  }

  .counts dd {
    margin: 0;
    order: -1;
    font-size: var(--_text-20);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }

  .scroll {
    overflow-x: auto;
  }

  .people {
    display: grid;
    gap: var(--_8);
    margin: 0;
    padding: 0;
    list-style: none;
    font-size: var(--_text-13);
  }

  .people li {
    display: grid;
    gap: 2px;
    padding-block-end: var(--_8);
    border-block-end: 1px solid var(--_border);
    overflow-wrap: anywhere;
  }

  .wrong {
    color: var(--_danger);
  }
`;

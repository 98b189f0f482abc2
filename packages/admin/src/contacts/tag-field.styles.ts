import { css } from 'lit';

export const tagFieldStyles = css`
  .box {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_4);
    block-size: auto;
    padding-block: var(--_4);
  }

  .box:focus-within {
    outline: 2px solid var(--_accent-edge);
    outline-offset: -1px;
  }

  .box input {
    flex: 1 1 96px;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
    outline: none;
    background: none;
    color: inherit;
    font: inherit;
  }

  .tag {
    display: inline-flex;
    align-items: center;
    max-inline-size: 100%;
    padding-inline-start: var(--_8);
    border-radius: 999px;
    background: var(--_sunken);
    font-size: var(--_text-13);
    overflow-wrap: anywhere;
  }

  .tag button {
    appearance: none;
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 24px;
    block-size: 24px;
    margin: 0;
    padding: 0;
    border: 0;
    border-radius: 999px;
    background: none;
    color: var(--_muted);
    cursor: pointer;
  }

  .tag button:hover {
    color: var(--_text);
  }

  .tag button:focus-visible {
    outline: 2px solid var(--_accent-edge);
    outline-offset: -2px;
  }
`;

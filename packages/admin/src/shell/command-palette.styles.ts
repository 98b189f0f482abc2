import { css } from 'lit';

export const commandPaletteStyles = css`
  dialog {
    inline-size: min(560px, calc(100vw - 32px));
    max-block-size: min(480px, 80vh);
    margin: 12vh auto auto;
    padding: 0;
    border: var(--_line);
    border-radius: var(--_radius-outer);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: var(--_shadow);
    overflow: hidden;
  }

  dialog::backdrop {
    background: rgb(0 0 0 / 30%);
  }

  .box {
    display: flex;
    flex-direction: column;
    max-block-size: inherit;
  }

  .ask {
    display: flex;
    align-items: center;
    gap: var(--_12);
    padding-inline: var(--_16);
    border-block-end: var(--_line);
    color: var(--_muted);
  }

  input {
    flex: 1;
    min-inline-size: 0;
    block-size: 48px;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_text);
    font: 400 max(16px, var(--_text-14)) / 1.5 system-ui;
    font-family: inherit;
    outline: none;
  }

  /* The box around it says where the focus is. */
  input:focus-visible {
    outline: none;
  }

  input::placeholder {
    color: var(--_muted);
    opacity: 1;
  }

  [role='listbox'] {
    padding: var(--_8);
    overflow-y: auto;
  }

  .command {
    display: flex;
    align-items: center;
    gap: var(--_12);
    min-block-size: 40px;
    padding: var(--_4) var(--_8);
    border-radius: var(--_radius-inner);
    cursor: pointer;
  }

  .command svg {
    color: var(--_muted);
  }

  .command .label {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .command .detail {
    flex: none;
    max-inline-size: 40%;
    margin-inline-start: auto;
    overflow: hidden;
    font-size: var(--_text-13);
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .command[aria-selected='true'] {
    background: var(--_accent-soft);
    color: var(--_accent-text);
  }

  .command[aria-selected='true'] :is(svg, .detail) {
    color: inherit;
  }

  .count:not(:has(.visually-hidden)) {
    padding: var(--_8) var(--_16) var(--_16);
    color: var(--_muted);
  }
`;

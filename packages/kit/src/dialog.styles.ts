import { css } from 'lit';

export const dialogStyles = css`
  :host {
    display: contents;
  }

  dialog {
    inline-size: min(var(--portal-dialog-width, 480px), calc(100vi - 32px));
    max-inline-size: none;
    max-block-size: min(720px, calc(100dvb - 32px));
    margin: auto;
    padding: 0;
    border: var(--_line);
    border-radius: var(--_radius-outer);
    background: var(--_raised);
    color: var(--_text);
    box-shadow: var(--_shadow);
    overflow: hidden;
  }

  dialog[open] {
    display: grid;
    grid-template-rows: auto 1fr auto;
    animation: portal-rise var(--_slow) var(--_ease);
  }

  dialog::backdrop {
    background: rgb(0 0 0 / 45%);
  }

  .head {
    display: flex;
    align-items: start;
    justify-content: space-between;
    gap: var(--_16);
    padding: var(--_24) var(--_24) 0;
  }

  h2 {
    font-size: var(--_text-20);
  }

  .close {
    margin: -6px -8px 0 0;
    margin-inline: 0 -8px;
    color: var(--_muted);
  }

  .body {
    padding: var(--_16) var(--_24) var(--_24);
    overflow: auto;
    overscroll-behavior: contain;
  }

  .foot {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: var(--_8);
    padding: var(--_16) var(--_24);
    border-block-start: var(--_line);
  }

  .foot[hidden] {
    display: none;
  }

  @keyframes portal-rise {
    from {
      opacity: 0;
      translate: 0 8px;
    }
  }

  @media (max-width: 559px) {
    dialog {
      inline-size: 100vi;
      max-block-size: calc(100dvb - 24px);
      margin: auto 0 0;
      border-inline: 0;
      border-block-end: 0;
      border-end-start-radius: 0;
      border-end-end-radius: 0;
    }

    .head {
      padding: var(--_16) var(--_16) 0;
    }

    .body {
      padding: var(--_12) var(--_16) var(--_16);
    }

    .foot {
      flex-direction: column-reverse;
      align-items: stretch;
      padding: var(--_12) var(--_16) max(var(--_12), env(safe-area-inset-bottom));
    }
  }
`;

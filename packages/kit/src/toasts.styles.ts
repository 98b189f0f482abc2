import { css } from 'lit';

export const toastsStyles = css`
  :host {
    display: contents;
  }

  .region {
    position: fixed;
    inset: auto var(--_16) max(var(--_16), env(safe-area-inset-bottom)) auto;
    inset-inline: auto var(--_16);
    display: grid;
    gap: var(--_8);
    inline-size: min(400px, calc(100vi - 32px));
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    overflow: visible;
  }

  .region:empty {
    display: none;
  }

  .toast {
    display: flex;
    align-items: center;
    gap: var(--_8);
    padding: var(--_8) var(--_8) var(--_8) var(--_16);
    padding-inline: var(--_16) var(--_8);
    border: var(--_line);
    border-radius: var(--_radius);
    background: var(--_raised);
    color: var(--_text);
    box-shadow: var(--_shadow);
    animation: portal-enter var(--_slow) var(--_ease);
  }

  .toast.success > svg {
    color: var(--_success);
  }

  .toast.danger > svg {
    color: var(--_danger);
  }

  .message {
    flex: 1;
    min-inline-size: 0;
  }

  .act,
  .dismiss {
    appearance: none;
    flex: none;
    display: inline-grid;
    place-items: center;
    min-block-size: 32px;
    min-inline-size: 32px;
    margin: 0;
    padding: 0;
    border: 0;
    border-radius: var(--_radius-inner);
    background: none;
    color: var(--_muted);
    font: inherit;
    cursor: pointer;
  }

  .act {
    padding-inline: var(--_8);
    color: var(--_accent-text);
    font-weight: 600;
  }

  :is(.act, .dismiss):hover {
    background: var(--_hover);
  }

  @keyframes portal-enter {
    from {
      opacity: 0;
      translate: 0 8px;
    }
  }
`;

import { css } from 'lit';

/** The frame of a panel: `head` with a title and the main action, `stack`, `card`, `facts`, `progress`. */
export const panelStyles = css`
  .stack {
    display: grid;
    gap: var(--_16);
    min-inline-size: 0;
  }

  .stack.wide {
    gap: var(--_32);
  }

  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_12) var(--_24);
  }

  .head > :first-child {
    flex: 1 1 240px;
    display: grid;
    gap: var(--_4);
    min-inline-size: 0;
  }

  .card {
    padding: var(--_16);
    border: var(--_line);
    border-radius: var(--_radius-outer);
    background: var(--_raised);
  }

  .cards {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(240px, 100%), 1fr));
    gap: var(--_16);
  }

  .facts {
    display: grid;
    grid-template-columns: minmax(96px, max-content) minmax(0, 1fr);
    gap: var(--_8) var(--_24);
  }

  .facts dt {
    color: var(--_muted);
  }

  .more {
    display: grid;
    justify-items: center;
    gap: var(--_8);
    padding-block-start: var(--_16);
  }

  .progress {
    display: grid;
    gap: var(--_4);
    font-size: var(--_text-13);
  }

  .progress > span {
    display: flex;
    justify-content: space-between;
    gap: var(--_8);
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }

  progress {
    appearance: none;
    display: block;
    inline-size: 100%;
    block-size: 6px;
    border: 0;
    border-radius: 999px;
    background: var(--_hover);
    overflow: hidden;
  }

  progress::-webkit-progress-bar {
    background: none;
  }

  progress::-webkit-progress-value {
    border-radius: 999px;
    background: var(--_accent-edge);
  }

  progress::-moz-progress-bar {
    border-radius: 999px;
    background: var(--_accent-edge);
  }

  .avatar {
    flex: none;
    display: inline-grid;
    place-items: center;
    inline-size: 32px;
    block-size: 32px;
    border-radius: 50%;
    background: var(--_accent-soft);
    color: var(--_accent-text);
    font-size: var(--_text-12);
    font-weight: 600;
    object-fit: cover;
    overflow: hidden;
    user-select: none;
  }

  .avatar.small {
    inline-size: 24px;
    block-size: 24px;
    font-size: calc(var(--_text-12) * 0.8334);
  }

  .avatar.large {
    inline-size: 56px;
    block-size: 56px;
    font-size: var(--_text-20);
  }

  @media (forced-colors: active) {
    .avatar {
      border: 1px solid;
    }

    progress {
      border: 1px solid;
      appearance: auto;
    }
  }
`;

import { css } from 'lit';

export const signInStyles = css`
  .card {
    --_control: 40px;

    max-inline-size: 360px;
    margin-inline: auto;
  }

  .bare {
    --_control: 40px;
  }

  h1 {
    font-size: var(--_text-20);
  }

  .intro {
    margin-block-start: var(--_8);
    color: var(--_muted);
  }

  .form {
    display: grid;
    gap: var(--_16);
    margin-block-start: var(--_24);
  }

  .bare .form {
    margin-block-start: 0;
  }

  .password {
    position: relative;
  }

  .reveal {
    position: absolute;
    inset-block-start: -2px;
    inset-inline-end: 0;
    min-inline-size: 24px;
    min-block-size: 24px;
    font-size: var(--_text-13);
  }

  .message {
    padding: var(--_8) var(--_12);
    border-radius: var(--_radius);
    background: var(--_danger-soft);
    color: var(--_danger);
  }

  .message:empty,
  .slow:empty {
    display: none;
  }

  .slow,
  .foot {
    font-size: var(--_text-13);
    color: var(--_muted);
  }

  .foot {
    margin-block-start: var(--_16);
  }

  .or {
    display: flex;
    align-items: center;
    gap: var(--_12);
    max-inline-size: none;
    margin-block: var(--_16);
    color: var(--_muted);
    font-size: var(--_text-13);
  }

  .or::before,
  .or::after {
    content: '';
    flex: 1;
    border-block-start: var(--_line);
  }

  .ways {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_8);
  }

  .ways .button {
    flex: 1 1 140px;
  }

  .aside {
    margin-block-start: var(--_16);
  }
`;

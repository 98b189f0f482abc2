import { css } from 'lit';

export const imageFieldStyles = css`
  :host {
    display: block;
  }

  .name {
    font-size: var(--_text-14);
    font-weight: 500;
  }

  img {
    max-block-size: 48px;
    max-inline-size: 220px;
    justify-self: start;
  }

  img.image {
    max-block-size: 120px;
    border-radius: var(--_radius-inner);
  }

  img.favicon {
    max-block-size: 32px;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_8);
  }

  label.button {
    position: relative;
  }

  label.button:focus-within {
    outline: 2px solid var(--_accent-edge);
    outline-offset: 2px;
  }

  .problem {
    color: var(--_danger);
  }

  .palette {
    display: grid;
    gap: var(--_8);
    margin-block-start: var(--_8);
  }
`;

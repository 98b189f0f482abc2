import { css } from 'lit';

/** For `navigation()`. */
export const navigationStyles = css`
  nav {
    flex: 1;
    display: grid;
    align-content: start;
    gap: var(--_4);
  }

  nav h2 {
    padding: var(--_12) var(--_8) 0;
    color: var(--_muted);
    font-size: var(--_text-12);
    font-weight: 500;
  }

  nav ul {
    display: grid;
    gap: 2px;
    list-style: none;
  }

  nav a {
    display: flex;
    align-items: center;
    gap: var(--_8);
    min-block-size: 32px;
    padding-inline: var(--_8);
    border-radius: var(--_radius-inner);
    color: var(--_text);
    font-size: var(--_text-14);
    text-decoration: none;
  }

  nav a svg {
    color: var(--_muted);
  }

  nav a:hover {
    background: var(--_hover);
  }

  nav a[aria-current] {
    background: var(--_accent-soft);
    color: var(--_accent-text);
    font-weight: 600;
  }

  nav a[aria-current] svg {
    color: inherit;
  }
`;

import { css } from 'lit';

export const frameStyles = css`
  .bar {
    display: grid;
    grid-template: 'brand person' 48px 'nav nav' auto / minmax(0, 1fr) auto;
    align-items: center;
    column-gap: var(--_24);
    margin-block-end: var(--_24);
    border-block-end: var(--_line);
  }

  .brand {
    grid-area: brand;
    font-size: var(--_text-16);
    font-weight: 600;
  }

  .brand img {
    display: block;
    max-block-size: 32px;
    max-inline-size: 180px;
  }

  .trigger {
    display: inline-flex;
    align-items: center;
    gap: var(--_8);
    max-inline-size: 220px;
  }

  .initials {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 28px;
    block-size: 28px;
    border-radius: 50%;
    background: var(--_accent-soft);
    color: var(--_accent-text);
    font-size: var(--_text-12);
    font-weight: 600;
  }

  /* Not text of the button: its name says who it is. */
  .initials::before {
    content: attr(data-initials);
  }

  .brand,
  .person-name {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  portal-menu {
    grid-area: person;
  }

  /* As its button will be. */
  portal-menu:not(:defined) {
    padding-inline: calc(var(--_12) + 1px);
    font-size: var(--_text-13);
    font-weight: 500;
  }

  nav {
    position: relative;
    grid-area: nav;
    display: flex;
    gap: var(--_24);
    margin-block-end: -1px;
    overflow-x: auto;
    scrollbar-width: none;
  }

  nav a {
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: var(--_8);
    min-block-size: 44px;
    border-block-end: 2px solid transparent;
    color: var(--_muted);
    font-weight: 500;
    text-decoration: none;
  }

  nav a:hover {
    color: var(--_text);
  }

  nav a[aria-current] {
    border-color: var(--_accent-edge);
    color: var(--_text);
  }

  nav a:focus-visible {
    outline-offset: -2px;
    border-radius: var(--_radius-inner);
  }

  .banner {
    margin-block-end: var(--_16);
  }

  .main {
    min-block-size: 240px;
  }

  @container (inline-size >= 640px) {
    .bar {
      grid-template: 'brand nav person' 56px / auto minmax(0, 1fr) auto;
    }

    nav {
      align-self: end;
    }

    nav a {
      min-block-size: 56px;
    }
  }

  @container (inline-size < 480px) {
    .person-name {
      display: none;
    }
  }
`;

import { css } from 'lit';

/** The admin on a phone: a bar at the top, and the navigation in a drawer. */
export const drawerStyles = css`
  dialog {
    inline-size: min(300px, 85vw);
    max-inline-size: none;
    block-size: 100dvh;
    max-block-size: none;
    margin: 0;
    margin-inline-end: auto;
    padding: 0;
    border: 0;
    background: var(--_surface);
    color: var(--_text);
    box-shadow: var(--_shadow);
  }

  dialog::backdrop {
    background: rgb(0 0 0 / 40%);
  }

  .drawer {
    display: flex;
    flex-direction: column;
    gap: var(--_12);
    min-block-size: 100%;
    padding: var(--_12);
  }

  .drawer-head {
    display: flex;
    align-items: center;
    justify-content: space-between;
  }

  .drawer nav a {
    min-block-size: 40px;
  }

  @container panel (inline-size < 860px) {
    .frame {
      display: block;
    }

    .side {
      display: none;
    }

    .top {
      position: sticky;
      z-index: 1;
      inset-block-start: var(--portal-admin-offset, 0px);
      display: flex;
      align-items: center;
      gap: var(--_8);
      block-size: 48px;
      padding-inline: var(--_8);
      border-block-end: var(--_line);
      background: var(--_surface);
    }

    .top .brand {
      flex: 1;
      min-block-size: 0;
    }

    main {
      padding: var(--_16) var(--_16) var(--_48);
    }
  }

  @media (prefers-reduced-motion: no-preference) {
    dialog[open] {
      animation: portal-slide var(--_slow) var(--_ease);
    }
  }

  @keyframes portal-slide {
    from {
      opacity: 0;
      translate: -16px;
    }
  }
`;

import { css } from 'lit';

/** For `breadcrumbs()`. */
export const breadcrumbsStyles = css`
  .breadcrumbs {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_4);
    color: var(--_muted);
    font-size: var(--_text-13);
    list-style: none;
  }

  .breadcrumbs li {
    display: inline-flex;
    align-items: center;
    gap: var(--_4);
  }

  .breadcrumbs a {
    color: inherit;
    text-decoration: none;
  }

  .breadcrumbs a:hover {
    color: var(--_text);
    text-decoration: underline;
  }

  .breadcrumbs [aria-current] {
    color: var(--_text);
  }
`;

import { css } from 'lit';

/** For `backLink()`. */
export const backLinkStyles = css`
  .back {
    display: inline-flex;
    align-items: center;
    gap: var(--_8);
    min-block-size: 32px;
    color: var(--_muted);
    font-weight: 500;
    text-decoration: none;
  }

  .back:hover {
    color: var(--_text);
  }
`;

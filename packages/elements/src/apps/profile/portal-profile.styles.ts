import { css } from 'lit';

export const portalProfileStyles = css`
  .placeholder {
    max-inline-size: 480px;
    min-block-size: 480px;
    padding-block: var(--_24);
  }
`;

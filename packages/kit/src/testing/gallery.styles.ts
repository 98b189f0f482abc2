import { css } from 'lit';

export const galleryStyles = css`
  main {
    max-inline-size: 960px;
    margin: 0 auto;
    padding: var(--_24) var(--_16) var(--_48);
  }

  .form {
    max-inline-size: 440px;
  }
`;

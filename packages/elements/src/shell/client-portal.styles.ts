import { css } from 'lit';

export const clientPortalStyles = css`
  :host {
    min-block-size: var(--portal-min-height, 480px);
  }

  img {
    display: block;
    max-block-size: 320px;
    max-inline-size: 100%;
    margin: var(--_24) auto;
    border-radius: var(--_radius);
  }

  .notice {
    display: grid;
    justify-items: start;
    gap: var(--_8);
    max-inline-size: 480px;
    margin-inline: auto;
    padding-block: var(--_32);
  }

  .notice .button {
    margin-block-start: var(--_8);
  }

  /* As tall as the window, so that what follows the portal is not seen moving. */
  .skeleton {
    display: grid;
    align-content: start;
    gap: var(--_16);
    min-block-size: 90vb;
    padding-block: var(--_16);
  }

  .skeleton i {
    block-size: 40px;
    border-radius: var(--_radius);
    background: var(--_sunken);
  }

  .skeleton i:last-child {
    block-size: 200px;
  }
`;

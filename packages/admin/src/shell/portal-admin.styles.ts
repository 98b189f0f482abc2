import { css } from 'lit';

export const portalAdminStyles = css`
  :host {
    --portal-control-height: 32px;
  }

  @media (pointer: coarse) {
    :host {
      --portal-control-height: 40px;
    }
  }

  .way-in {
    display: grid;
    place-items: start center;
    padding: clamp(var(--_24), 12vh, 120px) var(--_16) var(--_48);
  }

  .way-in ::slotted(*) {
    inline-size: 100%;
  }

  .waiting {
    min-block-size: 60vh;
  }
`;

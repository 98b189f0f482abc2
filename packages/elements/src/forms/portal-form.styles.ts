import { css } from 'lit';

export const portalFormStyles = css`
  form,
  .form {
    display: grid;
    gap: var(--_16);
    max-inline-size: var(--portal-form-width, 480px);
  }

  h2 {
    font-size: var(--_text-20);
    line-height: 1.2;
  }

  .intro {
    max-inline-size: 70ch;
    white-space: pre-line;
  }

  .trap {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .thanks {
    display: flex;
    gap: var(--_12);
    padding: var(--_16);
    border-radius: var(--_radius);
    background: var(--_success-soft);
    color: var(--_success);
    white-space: pre-line;
  }

  .thanks svg {
    margin-block-start: 0.15em;
  }

  .placeholder {
    max-inline-size: 480px;
    min-block-size: 240px;
  }
`;

import { css } from 'lit';

/** For `avatar()`. */
export const avatarStyles = css`
  .avatar {
    flex: none;
    display: inline-grid;
    place-items: center;
    inline-size: 32px;
    block-size: 32px;
    border-radius: 50%;
    background: var(--_accent-soft);
    color: var(--_accent-text);
    font-size: var(--_text-12);
    font-weight: 600;
    object-fit: cover;
    overflow: hidden;
    user-select: none;
  }

  .avatar.small {
    inline-size: 24px;
    block-size: 24px;
    font-size: calc(var(--_text-12) * 0.8334);
  }

  .avatar.large {
    inline-size: 56px;
    block-size: 56px;
    font-size: var(--_text-20);
  }

  @media (forced-colors: active) {
    .avatar {
      border: 1px solid;
    }
  }
`;

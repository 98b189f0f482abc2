import { css } from 'lit';

export const adminFrameStyles = css`
  .frame {
    display: grid;
    grid-template-columns: 232px minmax(0, 1fr);
    min-block-size: calc(100dvh - var(--portal-admin-offset, 0px));
  }

  header {
    display: contents;
  }

  .side {
    position: sticky;
    inset-block-start: var(--portal-admin-offset, 0px);
    box-sizing: border-box;
    display: flex;
    flex-direction: column;
    gap: var(--_12);
    block-size: calc(100dvh - var(--portal-admin-offset, 0px));
    padding: var(--_16) var(--_12);
    border-inline-end: var(--_line);
    background: var(--_sunken);
    overflow-y: auto;
  }

  .top {
    display: none;
  }

  .brand {
    min-inline-size: 0;
    min-block-size: 24px;
    padding-inline: var(--_8);
    overflow: hidden;
    font-size: var(--_text-16);
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .search {
    justify-content: flex-start;
    padding-inline: var(--_8);
    color: var(--_muted);
    font-weight: 400;
    font-size: var(--_text-13);
  }

  .search span {
    flex: 1;
    overflow: hidden;
    text-align: start;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  kbd {
    font: 500 var(--_text-12) / 1 system-ui;
    font-family: inherit;
  }

  .account::part(button) {
    justify-content: flex-start;
    padding-inline: var(--_8);
  }

  .trigger {
    display: flex;
    align-items: center;
    gap: var(--_8);
    inline-size: 100%;
    min-inline-size: 0;
    text-align: start;
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

  .role::before {
    content: attr(data-role);
  }

  .person {
    display: grid;
    min-inline-size: 0;
    line-height: 1.3;
  }

  .person > span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .role {
    color: var(--_muted);
    font-size: var(--_text-12);
    font-weight: 400;
  }

  main {
    min-inline-size: 0;
    padding: var(--_24) var(--_32) var(--_48);
    outline: none;
  }

  .content {
    max-inline-size: 1200px;
    margin-inline: auto;
  }

  .skip {
    position: absolute;
    z-index: 2;
    inset-block-start: var(--_8);
    inset-inline-start: var(--_8);
  }

  .skip:not(:focus) {
    clip-path: inset(50%);
    inline-size: 1px;
    block-size: 1px;
    min-block-size: 0;
    padding: 0;
    overflow: hidden;
  }
`;

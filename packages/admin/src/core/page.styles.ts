import { backLinkStyles } from '@client-portal/kit/back-link.styles.js';
import { css } from 'lit';

/** For `pageHead()`, and for sections below it: `section` with an `h2`. */
export const pageStyles = [
  backLinkStyles,
  css`
    .page {
      display: grid;
      gap: var(--_24);
      min-inline-size: 0;
      align-content: start;
    }

    /* A wide row inside, of tabs, scrolls by itself and never widens the page. */
    .page > * {
      min-inline-size: 0;
    }

    .page > .back {
      justify-self: start;
      margin-block-end: calc(var(--_16) * -1);
    }

    .page-head {
      display: flex;
      flex-wrap: wrap;
      align-items: flex-start;
      justify-content: space-between;
      gap: var(--_12) var(--_24);
    }

    .page-head > :first-child {
      flex: 1 1 240px;
      min-inline-size: 0;
    }

    .page-head h1 {
      font-size: var(--_text-20);
      line-height: 32px;
      overflow-wrap: anywhere;
    }

    .section {
      display: grid;
      gap: var(--_12);
      min-inline-size: 0;
    }

    .section-head {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: var(--_8) var(--_16);
    }

    .section h2 {
      font-size: var(--_text-16);
    }

    .held {
      visibility: hidden;
    }
  `,
];

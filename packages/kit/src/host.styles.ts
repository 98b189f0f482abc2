import { css } from 'lit';

/**
 * The base of every element: put the content into `<div class="portal" dir lang>`. The wrapper undoes what leaks in from
 * the page and sets the tokens; add the class `panel` to make it the container that container queries ask.
 */
export const hostStyles = css`
  :host {
    display: block;
  }

  :host([hidden]) {
    display: none !important;
  }

  .portal {
    all: initial;
    --_font-size: var(--portal-font-size, 16px);
    --_text-12: calc(var(--_font-size) * 0.75);
    --_text-13: calc(var(--_font-size) * 0.8125);
    --_text-14: calc(var(--_font-size) * 0.875);
    --_text-16: var(--_font-size);
    --_text-20: calc(var(--_font-size) * 1.25);
    --_text-26: calc(var(--_font-size) * 1.625);
    --_text-34: calc(var(--_font-size) * 2.125);
    --_u: var(--portal-space, 4px);
    --_4: var(--_u);
    --_8: calc(var(--_u) * 2);
    --_12: calc(var(--_u) * 3);
    --_16: calc(var(--_u) * 4);
    --_24: calc(var(--_u) * 6);
    --_32: calc(var(--_u) * 8);
    --_48: calc(var(--_u) * 12);
    --_radius: var(--portal-radius, 8px);
    --_radius-inner: calc(var(--_radius) * 0.625);
    --_radius-outer: calc(var(--_radius) * 1.5);
    --_control: var(--portal-control-height, 40px);
    --_line-color: var(--portal-border, var(--_border));
    --_line: 1px solid var(--_line-color);
    --_fast: 120ms;
    --_slow: 200ms;
    --_ease: cubic-bezier(0.2, 0, 0, 1);
    --_shadow: var(--portal-shadow, 0 1px 2px rgb(0 0 0 / 8%), 0 12px 32px -4px rgb(0 0 0 / 18%));

    display: block;
    color: var(--_text);
    color-scheme: var(--_scheme, light);
    font: 400 var(--_text-14) / 1.5 system-ui;
    font-family: var(--portal-font, inherit);
    text-align: start;
    overflow-wrap: break-word;
    -webkit-font-smoothing: antialiased;
    -webkit-text-size-adjust: 100%;
    -webkit-tap-highlight-color: transparent;
  }

  .panel {
    container: panel / inline-size;
  }

  .portal *,
  .portal ::before,
  .portal ::after {
    box-sizing: border-box;
  }

  :is(h1, h2, h3, h4, p, ul, ol, dl, dd, figure, fieldset, table) {
    margin: 0;
    padding: 0;
    border: 0;
  }

  :is(h1, h2, h3, h4) {
    font: var(--portal-heading-weight, 600) var(--_text-16) / 1.2 system-ui;
    font-family: var(--portal-font-heading, var(--portal-font, inherit));
    text-wrap: balance;
  }

  h1 {
    font-size: var(--_text-26);
    letter-spacing: -0.01em;
  }

  h2 {
    font-size: var(--_text-20);
  }

  p {
    max-inline-size: 70ch;
    text-wrap: pretty;
  }

  a {
    color: var(--_accent-text);
    text-decoration: underline;
    text-decoration-color: color-mix(in srgb, currentcolor 40%, transparent);
    text-underline-offset: 0.2em;
  }

  a:hover {
    text-decoration-color: currentcolor;
  }

  time {
    white-space: nowrap;
  }

  svg {
    flex: none;
    vertical-align: -0.2em;
  }

  .portal[dir='rtl'] .flips {
    transform: scaleX(-1);
  }

  .muted {
    color: var(--_muted);
  }

  .number {
    font-variant-numeric: tabular-nums;
  }

  .visually-hidden:not(:focus, :focus-within) {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  :focus-visible {
    outline: 2px solid var(--_accent-edge);
    outline-offset: 2px;
  }

  :is(h1, h2, h3):focus-visible {
    outline: none;
  }

  @media (prefers-reduced-motion: reduce) {
    .portal,
    .portal *,
    .portal ::before,
    .portal ::after {
      transition-duration: 1ms !important;
      animation-duration: 1ms !important;
      animation-iteration-count: 1 !important;
    }
  }
`;

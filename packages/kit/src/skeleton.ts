import { html } from 'lit';

const times = <T>(count: number, draw: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => draw(index));

const placeholder = (label: string, content: unknown) => html`
  <div part="loading" role="status" aria-busy="true">
    <span class="visually-hidden">${label}</span>
    <div aria-hidden="true">${content}</div>
  </div>
`;

/** Stands in for paragraphs: lines of the height of text. */
export const skeletonText = (label: string, lines = 3) =>
  placeholder(
    label,
    times(lines, () => html`<div class="skeleton line"></div>`),
  );

const row = (classes: string) => html`<div class=${classes}>
  <div class="skeleton line"></div>
  <div class="skeleton line"></div>
</div>`;

/** Stands in for a table whose rows have an action: its head and rows, cards where it would be cards. */
export const skeletonRows = (label: string, rows = 4) =>
  placeholder(label, [row('skeleton-row head-row'), ...times(rows, () => row('skeleton-row'))]);

/** Stands in for a grid of cards with a picture. */
export const skeletonCards = (label: string, cards = 3) =>
  placeholder(
    label,
    html`<div class="skeleton-cards">
      ${times(
        cards,
        () =>
          html`<div class="skeleton-card"><div class="skeleton picture"></div><div class="skeleton line"></div><div class="skeleton line"></div></div>`,
      )}
    </div>`,
  );

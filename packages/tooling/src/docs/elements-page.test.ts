import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { toElementsPage, type Reference } from './elements-page.js';
import { readElements } from './read-elements.js';
import { readEvents } from './read-events.js';
import { readTokens } from './read-tokens.js';

const PANEL = `
/**
 * @tagname portal-bookings
 * @summary What the client has booked.
 *
 * @slot empty - Shown when there is nothing.
 * @event {BookingPayEvent} portal-booking-pay - The client chose to pay.
 * @csspart row - One booking; \`paid | open\`.
 * @cssproperty [--portal-bookings-gap=8px] - Space between bookings.
 * @cssstate loading - A request is under way.
 */
export class PortalBookings extends LitElement {
  /** Which are listed. */
  @property() filter = 'all';

  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;

  @state() private complaint = '';

  /** Asks the server again. */
  reload(): void {}

  override render() {}
}
`;

const WITHOUT_DECORATORS = `
/**
 * @tagname client-portal
 * @summary All of it.
 */
export class ClientPortal extends LitElement {
  static override properties = { url: {}, getToken: { attribute: false }, busy: { state: true } };

  /** The server's address. */
  url?: string;

  /** The page's own login. */
  getToken?: () => Promise<string | null>;

  /**
   * For the shell.
   * @internal
   */
  opened = false;

  private busy = false;
}
`;

const EVENTS = `
/** Intent. The client
 * chose to pay. */
export class BookingPayEvent extends Event {
  readonly booking: Booking;

  constructor(booking: Booking) {
    super('portal-booking-pay', { bubbles: true, composed: true, cancelable: true });
    this.booking = booking;
  }
}
`;

const FILES = new Map([
  ['portal-bookings.ts', PANEL],
  ['client-portal.ts', WITHOUT_DECORATORS],
]);
const TAGS = new Set(['portal-bookings', 'client-portal']);

const MARK = '<!-- Made from the source by `npm run docs`. Change the JSDoc there, not the text below. -->';
const reference: Reference = {
  elements: await readElements(FILES, TAGS),
  events: readEvents([EVENTS]),
  tokens: readTokens(`export const PORTAL_TOKENS = {\n  '--portal-accent': 'The main colour.',\n}`),
};
const page = toElementsPage(`# Elements\n\nBy hand.\n\n${MARK}\nold`, reference);
const sectionOf = (heading: string) => page.split(/^## /m).find((section) => section.startsWith(heading)) ?? '';

describe('the reference of elements', () => {
  it('keeps what is written by hand and replaces the rest', () => {
    assert.ok(page.startsWith('# Elements\n\nBy hand.\n'));
    assert.doesNotMatch(page, /^old/m);
    assert.equal(toElementsPage(page, reference), page);
  });

  it('begins with the whole portal', () => {
    assert.deepEqual(
      [...page.matchAll(/^## (.*)$/gm)].map((match) => match[1]),
      ['`<client-portal>`', '`<portal-bookings>`', 'Events', 'Custom properties'],
    );
  });

  it('has everything that the source says of an element', () => {
    const section = sectionOf('`<portal-bookings>`');
    for (const row of [
      '| `filter` | Which are listed. | `all` |',
      '| `reload()` | Asks the server again. |',
      '| `empty` | Shown when there is nothing. |',
      '| [`portal-booking-pay`](#events) | The client chose to pay. |',
      '| `::part(row)` | One booking; `paid \\| open`. |',
      '| `--portal-bookings-gap` | Space between bookings. | `8px` |',
      '| `:state(loading)` | A request is under way. |',
    ])
      assert.ok(section.includes(row), row);
  });

  it('says nothing of what has no sentence in the source, or is internal', () => {
    assert.doesNotMatch(page, /heading-level|complaint|busy|render|opened/);
  });

  it('reads properties that are declared without decorators', () => {
    const section = sectionOf('`<client-portal>`');
    assert.match(section, /\| Attribute .*\n.*\n\| `url` \| The server's address\. \|/);
    assert.match(section, /\| Property .*\n.*\n\| `getToken` \| The page's own login\. \|/);
  });

  it('tells what an event carries and whether it can be prevented', () => {
    const row =
      '| `portal-booking-pay` | Intent. The client chose to pay. | yes | `BookingPayEvent`, `event.booking` |';
    assert.ok(sectionOf('Events').includes(row));
  });

  it('leaves out elements that were not asked for', async () => {
    assert.deepEqual(
      (await readElements(FILES, new Set(['client-portal']))).map(({ tag }) => tag),
      ['client-portal'],
    );
  });

  it('refuses a page that has lost its mark', () => {
    assert.throws(() => toElementsPage('# Elements', reference), /has to hold this line/);
  });
});

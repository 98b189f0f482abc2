import { expect, waitUntil } from '@open-wc/testing';
import { html, LitElement } from 'lit';
import { property } from 'lit/decorators.js';

import { define } from './define.js';
import { LocaleController } from './locale-controller.js';
import { kitMessages } from './messages.js';
import { type Page, PagedRequest, showMore } from './paged-request.js';
import { mount } from './testing/mount.js';

type Ask = {
  filter: string;
  cursor: string | undefined;
  answer: (page: Page<string>) => void;
  fail: (error: Error) => void;
};

class PagedHost extends LitElement {
  @property() filter = 'all';
  readonly asks: Ask[] = [];
  readonly errors: unknown[] = [];
  readonly #locale = new LocaleController(this, kitMessages);

  readonly list = new PagedRequest(this, {
    args: () => [this.filter] as const,
    page: ([filter], cursor, signal) =>
      new Promise<Page<string>>((answer, fail) => {
        signal.addEventListener('abort', () => fail(signal.reason as Error));
        this.asks.push({ filter, cursor, answer, fail });
      }),
    onError: (error) => this.errors.push(error),
  });

  override render() {
    return html`<p>${this.list.items?.join(' ')}</p>
      ${showMore(this.#locale, this.list)}`;
  }
}
define('kit-paged-host', PagedHost);

const shown = (el: PagedHost) => el.shadowRoot!.querySelector('p')!.textContent;
const more = (el: PagedHost) => el.shadowRoot!.querySelector<HTMLElement>('[part="more"]');

async function mountWithFirstPage(nextCursor: string | null = 'c1'): Promise<PagedHost> {
  const el = await mount<PagedHost>(html`<kit-paged-host></kit-paged-host>`);
  el.asks[0]!.answer({ items: ['a', 'b'], nextCursor });
  await waitUntil(() => shown(el) === 'a b');
  return el;
}

describe('PagedRequest', () => {
  it('appends the next page from where the last one ended', async () => {
    const el = await mountWithFirstPage();

    more(el)!.click();
    await waitUntil(() => el.asks.length === 2);
    el.asks[1]!.answer({ items: ['c'], nextCursor: null });

    await waitUntil(() => shown(el) === 'a b c');
    expect(el.asks[1]!.cursor).to.equal('c1');
    expect(more(el)).to.equal(null);
  });

  it('asks once however often the button is pressed', async () => {
    const el = await mountWithFirstPage();

    more(el)!.click();
    more(el)!.click();
    await el.updateComplete;

    expect(el.asks).to.have.length(2);
    expect(more(el)!.ariaBusy).to.equal('true');
  });

  it('keeps what is there when the next page fails, and can be asked again', async () => {
    const el = await mountWithFirstPage();

    more(el)!.click();
    await waitUntil(() => el.asks.length === 2);
    el.asks[1]!.fail(new Error('no'));
    await waitUntil(() => el.errors.length === 1);
    more(el)!.click();
    await waitUntil(() => el.asks.length === 3);

    expect(shown(el)).to.equal('a b');
    expect(el.asks[2]!.cursor).to.equal('c1');
  });

  it('starts over with another filter and forgets the page under way', async () => {
    const el = await mountWithFirstPage();
    more(el)!.click();
    await waitUntil(() => el.asks.length === 2);

    el.filter = 'paid';
    await waitUntil(() => el.asks.length === 3);
    el.asks[2]!.answer({ items: ['p'], nextCursor: null });
    await waitUntil(() => shown(el) === 'p');
    el.asks[1]!.answer({ items: ['late'], nextCursor: 'c2' });
    await el.updateComplete;

    expect(shown(el)).to.equal('p');
    expect(el.errors).to.be.empty;
  });

  it('keeps the list on screen during a reload', async () => {
    const el = await mountWithFirstPage();

    void el.list.reload();
    await waitUntil(() => el.asks.length === 2);
    await el.updateComplete;

    expect(el.list.loading).to.equal(true);
    expect(shown(el)).to.equal('a b');
  });
});

import { expect } from '@open-wc/testing';
import { html } from 'lit';

import './gallery.js';
import type { KitGallery } from './gallery.js';
import { mount } from './mount.js';

const find = (el: KitGallery, selector: string) => el.shadowRoot!.querySelector<HTMLElement>(selector)!;

/** The gallery in a column of the given width. */
async function mountAt(width: number, theme = 'light'): Promise<KitGallery> {
  const section = await mount<HTMLElement>(html`<section><kit-gallery theme=${theme}></kit-gallery></section>`);
  section.style.width = `${width}px`;
  const el = section.querySelector('kit-gallery')!;
  await el.updateComplete;
  return el;
}

describe('every primitive', () => {
  for (const theme of ['light', 'dark']) {
    it(`passes axe in ${theme}`, async () => {
      await expect(await mountAt(900, theme)).to.be.accessible();
    });

    it(`passes axe as cards on a narrow page in ${theme}`, async () => {
      await expect(await mountAt(360, theme)).to.be.accessible();
    });
  }

  it('turns the table into cards by the width of its own panel', async () => {
    expect(getComputedStyle(find(await mountAt(900), '.table tbody tr')).display).to.equal('table-row');
    expect(getComputedStyle(find(await mountAt(500), '.table tbody tr')).display).to.equal('flex');
  });

  it('never runs out of a narrow column', async () => {
    const wrapper = find(await mountAt(320), '.portal');

    expect(wrapper.scrollWidth).to.equal(wrapper.clientWidth);
  });

  it('gives a placeholder the size of the table it stands for', async () => {
    const el = await mountAt(900);
    const heightOf = (selector: string) => find(el, selector).getBoundingClientRect().height;

    expect(heightOf('.skeleton-row:nth-child(2)')).to.be.closeTo(heightOf('.table tbody tr'), 1);
    expect(heightOf('.head-row')).to.be.closeTo(heightOf('.table thead tr'), 1);
  });

  it('makes the whole row one target without covering its actions', async () => {
    const el = await mountAt(900);
    const row = find(el, '.table tbody tr').getBoundingClientRect();
    find(el, '.table tbody tr').scrollIntoView();
    const at = find(el, '.table tbody tr').getBoundingClientRect();
    const hit = (x: number) => el.shadowRoot!.elementFromPoint(x, at.top + at.height / 2);

    expect(hit(at.left + row.width / 2)?.closest('.open')).to.exist;
    expect(hit(find(el, '.row-actions .button').getBoundingClientRect().left + 5)?.closest('.button')).to.exist;
  });
});

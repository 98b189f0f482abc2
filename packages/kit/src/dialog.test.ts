import { expect, waitUntil } from '@open-wc/testing';
import { html } from 'lit';

import type { PortalDialog } from './dialog.js';
import './dialog.js';
import { mount } from './testing/mount.js';

const box = (el: PortalDialog) => el.shadowRoot!.querySelector('dialog')!;

async function mountOpened(onClose: () => void = () => {}): Promise<{ el: PortalDialog; opener: HTMLButtonElement }> {
  const section = await mount<HTMLElement>(html`
    <section>
      <button>Open</button>
      <portal-dialog heading="Delete this group?" .onClose=${onClose}>
        <p>Its 12 posts will be lost.</p>
        <button slot="actions">Delete</button>
      </portal-dialog>
    </section>
  `);
  const opener = section.querySelector('button')!;
  const el = section.querySelector('portal-dialog')!;
  opener.focus();
  el.open = true;
  await waitUntil(() => box(el).open);
  return { el, opener };
}

describe('<portal-dialog>', () => {
  it('is a labelled modal that axe has nothing against', async () => {
    const { el } = await mountOpened();

    expect(box(el).matches(':modal')).to.equal(true);
    expect(el.shadowRoot!.activeElement?.textContent).to.equal('Delete this group?');
    await expect(el).to.be.accessible();
  });

  it('closes on Esc, tells its owner once, and gives the focus back', async () => {
    let closed = 0;
    const { el, opener } = await mountOpened(() => closed++);

    box(el).dispatchEvent(new Event('cancel', { cancelable: true }));
    await waitUntil(() => !box(el).open);

    expect(closed).to.equal(1);
    await waitUntil(() => document.activeElement === opener);
  });

  it('gives the focus back to an opener inside another shadow root', async () => {
    const holder = await mount<HTMLElement>(html`<div></div>`);
    const root = holder.attachShadow({ mode: 'open' });
    const opener = document.createElement('button');
    const el = document.createElement('portal-dialog');
    root.append(opener, el);
    await el.updateComplete;
    opener.focus();

    el.open = true;
    await waitUntil(() => box(el).open);
    el.open = false;
    await waitUntil(() => !box(el).open);

    await waitUntil(() => root.activeElement === opener);
  });

  it('stays open while it is locked', async () => {
    let closed = 0;
    const { el } = await mountOpened(() => closed++);
    el.locked = true;

    box(el).dispatchEvent(new Event('cancel', { cancelable: true }));
    await el.updateComplete;

    expect(box(el).open).to.equal(true);
    expect(closed).to.equal(0);
  });

  it('closes on a press beside it, not on one inside', async () => {
    const { el } = await mountOpened();
    const { left, top } = box(el).getBoundingClientRect();
    const pressAt = (x: number, y: number) =>
      box(el).dispatchEvent(new PointerEvent('pointerdown', { clientX: x, clientY: y, bubbles: true }));

    pressAt(left + 5, top + 5);
    await el.updateComplete;
    expect(box(el).open).to.equal(true);
    pressAt(left - 5, top - 5);
    await el.updateComplete;

    expect(box(el).open).to.equal(false);
  });

  it('opens again after it was moved while open', async () => {
    const { el } = await mountOpened();
    const target = document.createElement('div');
    el.parentElement!.append(target);

    target.append(el);
    await waitUntil(() => box(el).open && box(el).matches(':modal'));
  });
});

import { expect, waitUntil } from '@open-wc/testing';
import { html } from 'lit';

import type { MenuItem, PortalMenu } from './menu.js';
import './menu.js';
import { mount, press } from './testing/mount.js';

const button = (el: PortalMenu) => el.shadowRoot!.querySelector<HTMLButtonElement>('[part="button"]')!;
const list = (el: PortalMenu) => el.shadowRoot!.querySelector<HTMLElement>('[part="menu"]')!;
const focused = (el: PortalMenu) => el.shadowRoot!.activeElement?.textContent?.trim();
const isOpen = (el: PortalMenu) => button(el).ariaExpanded === 'true';

async function mountMenu(
  items: (MenuItem | '-')[] = [{ label: 'Edit' }, { label: 'Copy' }, '-', { label: 'Delete', danger: true }],
) {
  return mount<PortalMenu>(html`<portal-menu label="More for INV-1" .items=${items}></portal-menu>`);
}

async function mountOpened(items?: (MenuItem | '-')[]): Promise<PortalMenu> {
  const el = await mountMenu(items);
  button(el).focus();
  await el.show();
  return el;
}

describe('<portal-menu>', () => {
  it('opens in the top layer with the focus on the first action, and axe has nothing against it', async () => {
    const el = await mountOpened();

    expect(list(el).matches(':popover-open')).to.equal(true);
    expect(focused(el)).to.equal('Edit');
    await expect(el).to.be.accessible();
  });

  it('opens by the arrow keys at the first and at the last action', async () => {
    const el = await mountMenu();
    press(button(el), 'ArrowUp');
    await waitUntil(() => focused(el) === 'Delete');
    press(el.shadowRoot!.activeElement!, 'Escape');

    press(button(el), 'ArrowDown');
    await waitUntil(() => focused(el) === 'Edit');
  });

  it('moves by arrow keys around the ends, by Home and End, and by first letters', async () => {
    const el = await mountOpened();
    const seen = ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'Home', 'End', 'c'].map((key) => {
      press(el.shadowRoot!.activeElement!, key);
      return focused(el);
    });

    expect(seen).to.deep.equal(['Copy', 'Delete', 'Edit', 'Delete', 'Edit', 'Delete', 'Copy']);
  });

  it('closes on Esc and gives the focus back to its button', async () => {
    const el = await mountOpened();

    press(el.shadowRoot!.activeElement!, 'Escape');
    await el.updateComplete;

    expect(isOpen(el)).to.equal(false);
    expect(el.shadowRoot!.activeElement).to.equal(button(el));
  });

  it('keeps Esc from a dialog around it', async () => {
    const el = await mountOpened();
    let heard = false;
    el.parentElement!.addEventListener('keydown', () => (heard = true));

    press(el.shadowRoot!.activeElement!, 'Escape');

    expect(heard).to.equal(false);
  });

  it('closes on a press outside', async () => {
    const el = await mountOpened();

    document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    await el.updateComplete;

    expect(isOpen(el)).to.equal(false);
  });

  it('runs the chosen action once and closes', async () => {
    let runs = 0;
    const el = await mountOpened([{ label: 'Copy', onSelect: () => runs++ }]);

    (el.shadowRoot!.activeElement as HTMLElement).click();
    await el.updateComplete;

    expect(runs).to.equal(1);
    expect(isOpen(el)).to.equal(false);
  });

  it('does nothing for a disabled action', async () => {
    let runs = 0;
    const el = await mountOpened([{ label: 'Copy', disabled: true, onSelect: () => runs++ }]);

    (el.shadowRoot!.activeElement as HTMLElement).click();

    expect(runs).to.equal(0);
    expect(isOpen(el)).to.equal(true);
  });
});

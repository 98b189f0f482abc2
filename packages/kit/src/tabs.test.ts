import { expect } from '@open-wc/testing';
import { html, LitElement } from 'lit';
import { state } from 'lit/decorators.js';

import { define } from './define.js';
import { hostStyles } from './host.styles.js';
import { tabList, tabPanel } from './tabs.js';
import { tabsStyles } from './tabs.styles.js';
import { mount, press } from './testing/mount.js';
import { ThemeController } from './theme-controller.js';

class TabsHost extends LitElement {
  static override styles = [hostStyles, tabsStyles];
  @state() selected = 'open';

  constructor() {
    super();
    new ThemeController(this);
  }

  override render() {
    return html`<div class="portal">
      ${tabList({
        label: 'Invoices',
        tabs: [
          { id: 'open', label: 'Open', count: 3 },
          { id: 'paid', label: 'Paid' },
          { id: 'void', label: 'Void' },
        ],
        selected: this.selected,
        onSelect: (id) => (this.selected = id),
      })}
      ${tabPanel(this.selected, html`<p>${this.selected}</p>`)}
    </div>`;
  }
}
define('kit-tabs-host', TabsHost);

const tabs = (el: TabsHost) => [...el.shadowRoot!.querySelectorAll<HTMLElement>('[role="tab"]')];

async function pressKeys(el: TabsHost, keys: string[]): Promise<string[]> {
  const seen: string[] = [];
  for (const key of keys) {
    press(el.shadowRoot!.activeElement!, key);
    await el.updateComplete;
    expect(el.shadowRoot!.activeElement?.ariaSelected).to.equal('true');
    seen.push(el.selected);
  }
  return seen;
}

describe('tabList', () => {
  it('is one tab stop whose panel is labelled, and axe has nothing against it', async () => {
    const el = await mount<TabsHost>(html`<kit-tabs-host></kit-tabs-host>`);

    expect(tabs(el).map((tab) => tab.tabIndex)).to.deep.equal([0, -1, -1]);
    await expect(el).to.be.accessible();
  });

  it('chooses by arrow keys, Home and End, around the ends', async () => {
    const el = await mount<TabsHost>(html`<kit-tabs-host></kit-tabs-host>`);
    tabs(el)[0]!.focus();

    expect(await pressKeys(el, ['ArrowRight', 'End', 'ArrowRight', 'ArrowLeft', 'Home'])).to.deep.equal([
      'paid',
      'void',
      'open',
      'void',
      'open',
    ]);
  });

  it('turns the arrow keys round from right to left', async () => {
    const section = await mount<HTMLElement>(html`<section dir="rtl"><kit-tabs-host></kit-tabs-host></section>`);
    const el = section.querySelector('kit-tabs-host') as TabsHost;
    await el.updateComplete;
    tabs(el)[0]!.focus();

    expect(await pressKeys(el, ['ArrowLeft', 'ArrowLeft', 'ArrowRight'])).to.deep.equal(['paid', 'void', 'paid']);
  });
});

import { aTimeout, expect, waitUntil } from '@open-wc/testing';
import { html, LitElement } from 'lit';

import { announce } from './announce.js';
import { define } from './define.js';
import { hostStyles } from './host.styles.js';
import { mount } from './testing/mount.js';
import { ThemeController } from './theme-controller.js';
import { toast } from './toasts.js';

class ToastHost extends LitElement {
  static override styles = hostStyles;

  constructor() {
    super();
    new ThemeController(this);
  }

  override render() {
    return html`<div class="portal"><button>Archive</button></div>`;
  }
}
define('kit-toast-host', ToastHost);

class ToastOuter extends ToastHost {
  override render() {
    return html`<div class="portal"><kit-toast-host></kit-toast-host></div>`;
  }
}
define('kit-toast-outer', ToastOuter);

const region = (el: Element) => el.shadowRoot!.querySelector('portal-toasts')!;
const shown = (el: Element) =>
  [...region(el).shadowRoot!.querySelectorAll('.toast .message')].map((message) => message.textContent);

async function mountHost(): Promise<ToastHost> {
  return mount<ToastHost>(html`<kit-toast-host></kit-toast-host>`);
}

describe('toast', () => {
  it('shows a message above the page, read out politely, with nothing for axe to find', async () => {
    const el = await mountHost();

    toast(el, { message: 'Invoice archived', tone: 'success', action: { label: 'Undo', onPress: () => {} } });
    await region(el).updateComplete;
    await region(el).updateComplete;

    const live = region(el).shadowRoot!.querySelector('[role="status"]')!;
    expect(live.matches(':popover-open')).to.equal(true);
    expect(live.textContent).to.contain('Invoice archived');
    await expect(el).to.be.accessible();
  });

  it('undoes once and goes away', async () => {
    let undone = 0;
    const el = await mountHost();
    toast(el, { message: 'Archived', action: { label: 'Undo', onPress: () => undone++ } });
    await region(el).updateComplete;

    region(el).shadowRoot!.querySelector<HTMLElement>('[part="action"]')!.click();
    await region(el).updateComplete;

    expect(undone).to.equal(1);
    expect(shown(el)).to.be.empty;
  });

  it('goes away by itself, but not under the pointer', async () => {
    const el = await mountHost();
    toast(el, { message: 'Saved', duration: 60 });
    await region(el).updateComplete;
    const live = region(el).shadowRoot!.querySelector('.region')!;

    live.dispatchEvent(new PointerEvent('pointerenter'));
    await aTimeout(90);
    expect(shown(el)).to.deep.equal(['Saved']);
    live.dispatchEvent(new PointerEvent('pointerleave'));

    await waitUntil(() => shown(el).length === 0);
  });

  it('keeps at most three', async () => {
    const el = await mountHost();
    for (const message of ['1', '2', '3', '4']) toast(el, { message });
    await region(el).updateComplete;

    expect(shown(el)).to.deep.equal(['2', '3', '4']);
  });

  it('stands once in the outermost element, also when called from inside', async () => {
    const outer = await mount<ToastOuter>(html`<kit-toast-outer></kit-toast-outer>`);
    const inner = outer.shadowRoot!.querySelector('kit-toast-host')!;

    toast(inner, { message: 'From inside' });
    toast(outer, { message: 'From outside' });
    await region(outer).updateComplete;

    expect(shown(outer)).to.deep.equal(['From inside', 'From outside']);
    expect(inner.shadowRoot!.querySelector('portal-toasts')).to.equal(null);
  });
});

describe('announce', () => {
  it('speaks through one live region that is there before its text', async () => {
    const el = await mountHost();
    announce(el, 'Saved');
    const live = el.shadowRoot!.querySelector('[aria-live="polite"]')!;
    expect(live.textContent).to.equal('');

    await waitUntil(() => live.textContent === 'Saved');
    announce(el, 'Saved again');
    await waitUntil(() => live.textContent === 'Saved again');

    expect(el.shadowRoot!.querySelectorAll('[aria-live="polite"]')).to.have.length(1);
  });
});

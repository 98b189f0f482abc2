import { waitUntil } from '@open-wc/testing';
import { html, LitElement } from 'lit';

import { createCatalogue } from './i18n.js';
import { LocaleController } from './locale-controller.js';
import { mount } from './testing/mount.js';

const catalogue = createCatalogue('sample', { hello: 'Hello' }, { ar: async () => ({ default: { hello: 'مرحبًا' } }) });

class SampleInner extends LitElement {
  readonly #locale = new LocaleController(this, catalogue);

  override render() {
    return html`<p>${this.#locale.t('hello')}</p>`;
  }
}

class SampleOuter extends LitElement {
  static override properties = { speech: {} };
  declare speech: string;

  override render() {
    return html`<div lang=${this.speech}><sample-inner></sample-inner></div>`;
  }
}

customElements.define('sample-inner', SampleInner);
customElements.define('sample-outer', SampleOuter);

const textOf = (outer: Element) => outer.shadowRoot!.querySelector('sample-inner')!.shadowRoot!.textContent.trim();

describe('LocaleController', () => {
  it('follows the language that an element around it sets inside its shadow root', async () => {
    const outer = await mount<SampleOuter>(html`<sample-outer .speech=${'en'}></sample-outer>`);
    await waitUntil(() => textOf(outer) === 'Hello');
    outer.speech = 'ar';

    await waitUntil(() => textOf(outer) === 'مرحبًا');
    outer.speech = 'en';
    await waitUntil(() => textOf(outer) === 'Hello');
  });

  it('follows the language of the page', async () => {
    const before = document.documentElement.lang;
    const inner = await mount<SampleInner>(html`<sample-inner></sample-inner>`);
    document.documentElement.lang = 'ar';

    await waitUntil(() => inner.shadowRoot!.textContent.includes('مرحبًا'));
    document.documentElement.lang = before;
  });
});

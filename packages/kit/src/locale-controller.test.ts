import { ContextProvider } from '@lit/context';
import { expect, waitUntil } from '@open-wc/testing';
import { html, LitElement } from 'lit';

import { portalContext } from './client-context.js';
import { define } from './define.js';
import { createCatalogue } from './i18n.js';
import { LocaleController } from './locale-controller.js';
import { mount } from './testing/mount.js';

const english = { pay: 'Pay this {term:invoice}' };
let release: (() => void) | undefined;

const messages = createCatalogue('sample', english, {
  ar: async () => ({ default: { pay: 'ادفع' } }),
  sv: () => new Promise((resolve) => (release = () => resolve({ default: { pay: 'Betala' } }))),
});

class LocaleHost extends LitElement {
  readonly locale = new LocaleController(this, messages);

  override render() {
    const { t, kit, lang, dir } = this.locale;
    return html`<div lang=${lang} dir=${dir}>${t('pay')} · ${kit('retry')}</div>`;
  }
}
define('kit-locale-host', LocaleHost);

const wrapper = (el: LocaleHost) => el.shadowRoot!.querySelector<HTMLElement>('div')!;

describe('LocaleController', () => {
  it('takes the language around it and writes from the right', async () => {
    const section = await mount<HTMLElement>(html`<section lang="ar"><kit-locale-host></kit-locale-host></section>`);
    const el = section.querySelector('kit-locale-host') as LocaleHost;

    await waitUntil(() => wrapper(el)?.textContent === 'ادفع · أعد المحاولة');
    expect(wrapper(el).dir).to.equal('rtl');
  });

  it('follows a change of language', async () => {
    const section = await mount<HTMLElement>(html`<section lang="en"><kit-locale-host></kit-locale-host></section>`);
    const el = section.querySelector('kit-locale-host') as LocaleHost;
    await el.updateComplete;
    expect(wrapper(el).textContent).to.contain('Pay this invoice');

    section.lang = 'ar';

    await waitUntil(() => wrapper(el).textContent?.startsWith('ادفع'));
  });

  it('speaks two languages on one page', async () => {
    const section = await mount<HTMLElement>(
      html`<section><kit-locale-host lang="en"></kit-locale-host><kit-locale-host lang="ar"></kit-locale-host></section>`,
    );
    const [one, two] = [...section.children] as LocaleHost[];

    await waitUntil(() => wrapper(two!)?.textContent?.startsWith('ادفع'));
    expect(wrapper(one!).textContent).to.contain('Pay this invoice');
  });

  it('stays blank, rather than English, while a language is on its way', async () => {
    const el = await mount<LocaleHost>(html`<kit-locale-host lang="sv"></kit-locale-host>`);
    expect(el.locale.ready).to.equal(false);
    expect(wrapper(el).textContent).not.to.contain('Pay');

    release!();

    await waitUntil(() => wrapper(el).textContent?.startsWith('Betala · Try again'));
  });

  it('uses the terms of the portal around it', async () => {
    const section = await mount<HTMLElement>(html`<section lang="en"></section>`);
    new ContextProvider(section, {
      context: portalContext,
      initialValue: { client: undefined, terms: { invoice: 'bill' } },
    });
    const el = document.createElement('kit-locale-host') as LocaleHost;
    section.append(el);
    await el.updateComplete;

    expect(wrapper(el).textContent).to.contain('Pay this bill');
  });
});

import { expect, waitUntil } from '@open-wc/testing';
import { html, LitElement } from 'lit';
import { property } from 'lit/decorators.js';

import { contrast, resolveColor } from './color.js';
import { define } from './define.js';
import { hostStyles } from './host.styles.js';
import { mount } from './testing/mount.js';
import { ThemeController, type ThemeName } from './theme-controller.js';

class ThemedHost extends LitElement {
  static override styles = hostStyles;
  @property() theme?: ThemeName;
  @property() accent?: string;

  constructor() {
    super();
    new ThemeController(this, () => ({ theme: this.theme, accent: this.accent }));
  }

  override render() {
    return html`<div class="portal"><p>Text</p><slot></slot></div>`;
  }
}
define('kit-themed-host', ThemedHost);

class ThemedOuter extends ThemedHost {
  override render() {
    return html`<div class="portal"><kit-themed-host></kit-themed-host></div>`;
  }
}
define('kit-themed-outer', ThemedOuter);

const token = (el: Element, name: string) => getComputedStyle(el).getPropertyValue(`--_${name}`);
const wrapper = (el: Element) => el.shadowRoot!.querySelector<HTMLElement>('.portal')!;

/** Sets properties of an element for one test. */
function setProperties(el: HTMLElement, properties: Record<string, string>): void {
  for (const [name, value] of Object.entries(properties)) el.style.setProperty(name, value);
}

afterEach(() => {
  document.documentElement.removeAttribute('style');
  document.documentElement.removeAttribute('class');
});

describe('ThemeController', () => {
  it('takes the page’s own font and accent', async () => {
    setProperties(document.documentElement, { 'font-family': 'Georgia', 'accent-color': '#b45309' });
    const el = await mount<ThemedHost>(html`<kit-themed-host></kit-themed-host>`);

    expect(getComputedStyle(el.shadowRoot!.querySelector('p')!).fontFamily).to.equal('Georgia');
    expect(token(el, 'accent')).to.equal('rgb(180 83 9)');
  });

  it('prefers --portal-accent to the business’s setting, and the setting to the page', async () => {
    setProperties(document.documentElement, { '--bs-primary': '#00ff00' });
    const el = await mount<ThemedHost>(html`<kit-themed-host accent="#7c3aed"></kit-themed-host>`);
    expect(token(el, 'accent')).to.equal('rgb(124 58 237)');

    setProperties(document.documentElement, { '--portal-accent': 'oklch(0.45 0.2 264)' });

    await waitUntil(() => token(el, 'accent') !== 'rgb(124 58 237)');
    expect(token(el, 'accent')).not.to.equal('rgb(0 255 0)');
  });

  it('turns dark with the background of the page, also later', async () => {
    const el = await mount<ThemedHost>(html`<kit-themed-host></kit-themed-host>`);
    expect(token(el, 'scheme')).to.equal('light');

    setProperties(document.documentElement, { background: '#0f172a' });

    await waitUntil(() => token(el, 'scheme') === 'dark');
    const text = resolveColor(el, token(el, 'text'))!;
    expect(contrast(text, resolveColor(el, '#0f172a')!)).to.be.at.least(7);
    expect(getComputedStyle(wrapper(el)).colorScheme).to.equal('dark');
  });

  it('paints a surface of its own when the scheme is not the page’s', async () => {
    const el = await mount<ThemedHost>(html`<kit-themed-host theme="dark"></kit-themed-host>`);

    expect(getComputedStyle(wrapper(el)).backgroundColor).not.to.equal('rgba(0, 0, 0, 0)');
    await expect(el).to.be.accessible();
  });

  it('changes with its theme property', async () => {
    const el = await mount<ThemedHost>(html`<kit-themed-host theme="dark"></kit-themed-host>`);

    el.theme = 'light';
    await el.updateComplete;

    expect(token(el, 'scheme')).to.equal('light');
  });

  it('leaves colours to the element around it', async () => {
    const outer = await mount<ThemedOuter>(html`<kit-themed-outer accent="#7c3aed"></kit-themed-outer>`);
    const inner = outer.shadowRoot!.querySelector('kit-themed-host')!;

    expect(token(inner, 'accent')).to.equal('rgb(124 58 237)');
  });

  it('gets its own colours after leaving another element', async () => {
    const outer = await mount<ThemedOuter>(html`<kit-themed-outer accent="#7c3aed"></kit-themed-outer>`);
    const inner = outer.shadowRoot!.querySelector('kit-themed-host')!;

    outer.parentElement!.append(inner);

    expect(token(inner, 'accent')).not.to.equal('').and.not.to.equal('rgb(124 58 237)');
  });

  it('stays out of reach of the page’s styles and writes no style attribute', async () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      '* { color: red !important; letter-spacing: 9px; text-transform: uppercase } html { font-size: 62.5% }',
    );
    document.adoptedStyleSheets = [sheet];
    const el = await mount<ThemedHost>(html`<kit-themed-host></kit-themed-host>`);
    const style = getComputedStyle(el.shadowRoot!.querySelector('p')!);
    const seen = {
      color: style.color,
      spacing: style.letterSpacing,
      transform: style.textTransform,
      size: style.fontSize,
    };
    document.adoptedStyleSheets = [];

    expect(seen.color).not.to.equal('rgb(255, 0, 0)');
    expect(seen).to.include({ spacing: 'normal', transform: 'none', size: '14px' });
    expect(el.hasAttribute('style')).to.equal(false);
  });
});

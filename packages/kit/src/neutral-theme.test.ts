import { expect } from '@open-wc/testing';
import { LitElement } from 'lit';

import { contrast, resolveColor } from './color.js';
import { looksDark, toNeutralDeclarations } from './neutral-theme.js';

const color = (el: HTMLElement, value: string) => resolveColor(el, getComputedStyle(el).getPropertyValue(value))!;

describe('toNeutralDeclarations', () => {
  for (const [surface, dark] of [
    ['#fff', false],
    ['#fffaf0', false],
    ['#e8eef5', false],
    ['#0f172a', true],
    ['#000', true],
    ['#2b2b2b', true],
  ] as const) {
    it(`is readable on ${surface}`, () => {
      const el = document.createElement('div');
      document.body.append(el);
      el.style.cssText = toNeutralDeclarations(surface, dark);
      const least = (text: string, on: string) => contrast(color(el, `--_${text}`), color(el, `--_${on}`));
      const texts = ['text', 'muted', 'accent-text', 'danger'].flatMap((text) =>
        ['surface', 'raised', 'sunken', 'hover'].map((on) => least(text, on)),
      );
      const button = Math.min(least('on-accent', 'accent'), least('on-accent', 'accent-hover'));
      const edges = Math.min(least('border-control', 'surface'), least('border-control', 'raised'));
      el.remove();

      expect(Math.min(...texts, button)).to.be.at.least(4.5);
      expect(edges).to.be.at.least(3);
    });
  }
});

describe('looksDark', () => {
  it('tells dark from light in every notation of a computed colour', () => {
    const dark = [
      'rgb(15, 23, 42)',
      'rgba(0, 0, 0, 0.9)',
      'oklch(0.2 0.02 264)',
      'lab(20 1 1)',
      'color(display-p3 0.1 0.1 0.2)',
    ];
    const light = ['white', 'rgb(255, 250, 240)', 'oklch(0.97 0.01 90)', 'lab(96 0 2)', 'color(srgb 1 1 0.9)'];
    expect(dark.filter(looksDark)).to.deep.equal(dark);
    expect(light.filter(looksDark)).to.deep.equal([]);
  });
});

describe('ThemeController before its colours have been worked out', () => {
  afterEach(() => document.documentElement.removeAttribute('style'));

  it('draws without an accent on a first visit, with remembered colours on another, and keeps the exact ones', async () => {
    document.documentElement.style.background = '#0f172a';
    const kept: string[] = [];
    const memory = { recall: () => undefined, keep: (...entry: string[]) => void kept.push(...entry) };
    const { loadTheme, ThemeController } = await import('./theme-controller.js');
    class First extends LitElement {
      readonly theme = new ThemeController(this, () => ({ accent: '#7c3aed', memory }));
    }
    class Again extends LitElement {
      readonly theme = new ThemeController(this, () => ({
        accent: '#7c3aed',
        memory: { ...memory, recall: (scheme) => `--_accent:rgb(1 2 3);--_seen:${scheme};` },
      }));
    }
    customElements.define('kit-first-visit', First);
    customElements.define('kit-other-visit', Again);
    const [first, again] = [new First(), new Again()];
    document.body.append(first, again);
    const token = (el: Element, name: string) => getComputedStyle(el).getPropertyValue(`--_${name}`);

    expect(token(first, 'scheme')).to.equal('dark');
    expect(token(first, 'accent')).to.equal(token(first, 'text'));
    expect(token(again, 'accent')).to.equal('rgb(1 2 3)');
    expect(token(again, 'seen')).to.equal('dark');

    await loadTheme();

    expect(token(first, 'accent')).to.equal('rgb(124 58 237)');
    expect(token(again, 'accent')).to.equal('rgb(124 58 237)');
    expect(kept[0]).to.equal('dark');
    expect(kept[1]).to.include('--_accent:rgb(124 58 237);');
    first.remove();
    again.remove();
  });
});

import { expect } from '@open-wc/testing';

import { contrast, fromOklch, toOklch, type Rgb } from './color.js';
import { createTheme, type ThemeColors } from './theme.js';

const toRgb = (hex: string): Rgb =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255) as unknown as Rgb;

// Brands, primaries, near-whites, near-blacks and the greys in the middle, where neither white nor black is easy.
const ACCENTS = `#635bff #5e6ad2 #3550d4 #0070f3 #1877f2 #1da1f2 #0a66c2 #00a4ef #0ea5e9 #06b6d4
  #14b8a6 #10b981 #22c55e #1db954 #84cc16 #a3e635 #eab308 #facc15 #ffe600 #ffff00
  #f59e0b #f97316 #ff5a1f #ef4444 #e50914 #ff0000 #f43f5e #ec4899 #ff00ff #d946ef
  #a855f7 #8b5cf6 #4f46e5 #0000ff #0a1f44 #000000 #ffffff #777777 #f5f5dc #3d2b1f`.split(/\s+/);

const SURFACES = ['text', 'muted', 'accent-text', 'danger', 'success', 'warning'] as const;

const TEXT_ON: [keyof ThemeColors, keyof ThemeColors][] = [
  ...SURFACES.flatMap((text) =>
    (['surface', 'raised', 'sunken', 'hover'] as const).map((on): [keyof ThemeColors, keyof ThemeColors] => [text, on]),
  ),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['accent-text', 'accent-soft'],
  ['on-danger', 'danger-fill'],
  ['on-danger', 'danger-hover'],
  ['danger', 'danger-soft'],
  ['success', 'success-soft'],
  ['warning', 'warning-soft'],
];

const EDGES: [keyof ThemeColors, keyof ThemeColors][] = [
  ['accent-edge', 'surface'],
  ['accent-edge', 'raised'],
  ['border-control', 'surface'],
  ['border-control', 'raised'],
];

function expectContrast(theme: ThemeColors, what: string): void {
  for (const [text, on] of TEXT_ON)
    expect(contrast(theme[text], theme[on]), `${what}: ${text} on ${on}`).to.be.at.least(4.5);
  for (const [edge, on] of EDGES)
    expect(contrast(theme[edge], theme[on]), `${what}: ${edge} on ${on}`).to.be.at.least(3);
}

describe('createTheme', () => {
  for (const scheme of ['light', 'dark'] as const) {
    it(`keeps text and edges readable for forty accents in ${scheme}`, () => {
      expect(ACCENTS).to.have.length(40);
      for (const accent of ACCENTS) expectContrast(createTheme({ accent: toRgb(accent), scheme }), accent);
    });
  }

  it('stays readable on the page’s own background, cream, grey or navy', () => {
    for (const accent of ACCENTS) {
      for (const surface of ['#fffaf0', '#eeeeee', '#e0f2fe']) {
        expectContrast(
          createTheme({ accent: toRgb(accent), scheme: 'light', surface: toRgb(surface) }),
          `${accent} on ${surface}`,
        );
      }
      for (const surface of ['#0b1220', '#000000', '#2b2b2b']) {
        expectContrast(
          createTheme({ accent: toRgb(accent), scheme: 'dark', surface: toRgb(surface) }),
          `${accent} on ${surface}`,
        );
      }
    }
  });

  it('leaves an accent alone that already carries white text', () => {
    expect(createTheme({ accent: toRgb('#635bff'), scheme: 'light' }).accent).to.deep.equal(toRgb('#635bff'));
  });

  it('puts dark text on a bright accent instead of muddying it', () => {
    const theme = createTheme({ accent: toRgb('#ffe600'), scheme: 'light' });

    expect(theme.accent).to.deep.equal(toRgb('#ffe600'));
    expect(toOklch(theme['on-accent'])[0]).to.be.below(0.3);
  });
});

describe('fromOklch', () => {
  it('gives back the colour that toOklch took apart', () => {
    for (const accent of ACCENTS) expect(fromOklch(toOklch(toRgb(accent))), accent).to.deep.equal(toRgb(accent));
  });
});

import { expect } from '@open-wc/testing';

import { paletteOf, readPalette } from './palette.js';

const pixels = (...colors: [number, number, number, number][]) => new Uint8ClampedArray(colors.flat());

describe('the palette of a logo', () => {
  it('names its colours, the most telling first, each with its contrast', () => {
    const green = Array<[number, number, number, number]>(6).fill([31, 111, 92, 255]);
    const orange = Array<[number, number, number, number]>(2).fill([240, 120, 20, 255]);
    const found = paletteOf(pixels(...green, ...orange, [255, 255, 255, 255]));
    expect(found.map(({ color }) => color)).to.have.members(['#1f6f5c', '#f07814']);
    expect(found.find(({ color }) => color === '#1f6f5c')!.contrast).to.be.closeTo(6, 0.3);
  });

  it('leaves out greys, white, and what can be seen through', () => {
    expect(paletteOf(pixels([128, 128, 128, 255], [255, 255, 255, 255], [255, 0, 0, 20]))).to.deep.equal([]);
  });

  it('reads it from a picture', async () => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 20;
    const context = canvas.getContext('2d')!;
    context.fillStyle = '#1f6f5c';
    context.fillRect(0, 0, 20, 20);
    const file = await new Promise<Blob>((resolve) => canvas.toBlob((blob) => resolve(blob!), 'image/png'));
    expect((await readPalette(file))[0]!.color).to.equal('#1f6f5c');
  });

  it('finds none in what is no picture', async () => {
    expect(await readPalette(new Blob(['<svg/>'], { type: 'image/png' }))).to.deep.equal([]);
  });
});

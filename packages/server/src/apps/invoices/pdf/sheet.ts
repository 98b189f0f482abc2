import fontkit from '@pdf-lib/fontkit';
import { PDFDocument, rgb, type PDFFont, type PDFPage } from 'pdf-lib';

import { visualRuns } from './bidi.js';
import { toPrintable } from './printable.js';

const A4: [number, number] = [595.28, 841.89];
export const MARGIN = 56;
export const RIGHT_EDGE = A4[0] - MARGIN;
const BOTTOM = 96;

const INK = rgb(0.1, 0.11, 0.13);
const QUIET = rgb(0.33, 0.37, 0.42);
const LINE = rgb(0.85, 0.87, 0.89);

export interface TextStyle {
  size?: number;
  bold?: boolean;
  quiet?: boolean;
}

/** Reading a font costs far more than using it, and the reader does not change it. */
const read = new WeakMap<Uint8Array, ReturnType<typeof fontkit.create>>();
const cachedFontkit = {
  create(bytes: Uint8Array) {
    let font = read.get(bytes);
    if (!font) read.set(bytes, (font = fontkit.create(bytes)));
    return font;
  },
};

/** A document that is written from top to bottom, with a cursor in points from the bottom of the page. */
export class Sheet {
  y = 0;
  readonly doc: PDFDocument;
  readonly #regular: PDFFont;
  readonly #bold: PDFFont;
  readonly #known: Set<number>;
  #page!: PDFPage;

  private constructor(doc: PDFDocument, regular: PDFFont, bold: PDFFont) {
    this.doc = doc;
    this.#regular = regular;
    this.#bold = bold;
    const inBold = new Set(bold.getCharacterSet());
    this.#known = new Set(regular.getCharacterSet().filter((each) => inBold.has(each)));
    this.addPage();
  }

  static async create(fonts: { regular: Uint8Array; bold: Uint8Array }): Promise<Sheet> {
    const doc = await PDFDocument.create();
    doc.registerFontkit(cachedFontkit as never);
    const [regular, bold] = [
      await doc.embedFont(fonts.regular, { subset: true }),
      await doc.embedFont(fonts.bold, { subset: true }),
    ];
    return new Sheet(doc, regular, bold);
  }

  addPage(): void {
    this.#page = this.doc.addPage(A4);
    this.y = A4[1] - MARGIN;
  }

  /** Whether this much height is left on the page. */
  hasRoom(height: number): boolean {
    return this.y - height >= BOTTOM;
  }

  rule(): void {
    this.#page.drawLine({
      start: { x: MARGIN, y: this.y },
      end: { x: RIGHT_EDGE, y: this.y },
      thickness: 0.75,
      color: LINE,
    });
  }

  /** One line at the cursor; the cursor stays. */
  text(text: string, x: number, style: TextStyle = {}): void {
    this.#draw(this.#clean(text), x, style);
  }

  /** One line that ends at `x`, smaller when it would be wider than `width`. */
  textBefore(text: string, x: number, width: number, style: TextStyle = {}): void {
    const clean = this.#clean(text);
    const { size = 9.5 } = style;
    const fitting = size * Math.min(1, width / this.#widthOf(clean, { ...style, size }));
    this.#draw(clean, x - this.#widthOf(clean, { ...style, size: fitting }), { ...style, size: fitting });
  }

  /** Lines no wider than `width`; line breaks in the text are kept. */
  wrap(text: string, width: number, style: TextStyle = {}): string[] {
    return text.split('\n').flatMap((part) => this.#wrapLine(this.#clean(part), width, style));
  }

  /** Draws on every page, once all of them are there. */
  onEachPage(draw: (number: number, count: number) => void): void {
    const pages = this.doc.getPages();
    for (const [index, page] of pages.entries()) {
      this.#page = page;
      draw(index + 1, pages.length);
    }
  }

  #clean(text: string): string {
    return toPrintable(text, (codePoint) => this.#known.has(codePoint));
  }

  #widthOf(text: string, { size = 9.5, bold = false }: TextStyle): number {
    const font = bold ? this.#bold : this.#regular;
    return visualRuns(text).reduce((sum, run) => sum + font.widthOfTextAtSize(run.text, size), 0);
  }

  #draw(text: string, x: number, { size = 9.5, bold = false, quiet = false }: TextStyle): void {
    const font = bold ? this.#bold : this.#regular;
    let left = x;
    for (const run of visualRuns(text)) {
      this.#page.drawText(run.text, { x: left, y: this.y, size, font, color: quiet ? QUIET : INK });
      left += font.widthOfTextAtSize(run.text, size);
    }
  }

  #wrapLine(text: string, width: number, style: TextStyle): string[] {
    const lines = [''];
    for (const word of text.split(' ').flatMap((each) => this.#breakWord(each, width, style))) {
      const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
      if (this.#widthOf(longer, style) <= width) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines;
  }

  #breakWord(word: string, width: number, style: TextStyle): string[] {
    if (this.#widthOf(word, style) <= width) return [word];
    const parts = [''];
    for (const char of word) {
      if (this.#widthOf(parts.at(-1)! + char, style) <= width) parts[parts.length - 1] += char;
      else parts.push(char);
    }
    return parts;
  }
}

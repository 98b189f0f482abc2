import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const read = (name: string) => readFile(require.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`));

let loaded: Promise<{ regular: Uint8Array; bold: Uint8Array }> | undefined;

/** Fonts for documents, with the letters of most of Europe, Greek, Cyrillic and Arabic. */
export function loadFonts(): Promise<{ regular: Uint8Array; bold: Uint8Array }> {
  loaded ??= Promise.all([read('DejaVuSans'), read('DejaVuSans-Bold')]).then(([regular, bold]) => ({ regular, bold }));
  return loaded;
}

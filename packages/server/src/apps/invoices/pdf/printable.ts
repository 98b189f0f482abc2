/** Directions are worked out anew, and joiners only make sense between what they joined. */
const INVISIBLE = /[\p{Cc}\p{Variation_Selector}\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;
const PICTURE = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u{20E3}|[\u{E0020}-\u{E007F}]/u;
const JOINER = '\u200D';
/** An empty box, for a letter that the fonts do not have. */
const MISSING = '\u25A1';

/**
 * Text as the fonts can print it: pictures that they lack are left out, because they carry no name, and letters
 * that they lack become an empty box each, so that nobody takes the rest for the whole.
 */
export function toPrintable(text: string, has: (codePoint: number) => boolean): string {
  let dropped = false;
  const chars = [...text.normalize('NFC').replaceAll(/\s/g, ' ').replaceAll(INVISIBLE, '')].map((char) => {
    if (char === JOINER && dropped) return '';
    dropped = !has(char.codePointAt(0)!) && PICTURE.test(char);
    if (dropped) return '';
    return has(char.codePointAt(0)!) ? char : MISSING;
  });
  const printable = chars.join('').replaceAll(/ {2,}/g, ' ').trim();
  return printable === '' && text.trim() !== '' ? MISSING : printable;
}

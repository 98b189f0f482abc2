/** Languages by the names that people write into a column, in that language and in English. */
const NAMES: Record<string, string> = {
  en: 'english englisch anglais ingles inglese',
  de: 'german deutsch allemand aleman tedesco',
  fr: 'french franzosisch francais frances francese',
  es: 'spanish spanisch espagnol espanol spagnolo',
  it: 'italian italienisch italien italiano',
  pt: 'portuguese portugiesisch portugais portugues',
  nl: 'dutch niederlandisch neerlandais nederlands holandes',
  ar: 'arabic arabisch arabe العربية عربي',
  tr: 'turkish turkisch turc turkce',
  pl: 'polish polnisch polonais polski',
  ru: 'russian russisch russe русский',
  sv: 'swedish schwedisch suedois svenska',
  da: 'danish danisch danois dansk',
  nb: 'norwegian norwegisch norvegien norsk',
  zh: 'chinese chinesisch chinois 中文',
  ja: 'japanese japanisch japonais 日本語',
};

const LOCALE_BY_NAME = new Map(
  Object.entries(NAMES).flatMap(([locale, names]) => names.split(' ').map((name) => [name, locale] as const)),
);

const TAG = /^[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*$/;

/** `de-AT` for "de_AT" and `de` for "Deutsch"; undefined for what names no language. */
export function toLocale(text: string): string | undefined {
  const plain = text
    .normalize('NFKD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase();
  const known = LOCALE_BY_NAME.get(plain);
  if (known) return known;
  if (!TAG.test(text)) return undefined;
  try {
    return Intl.getCanonicalLocales(text.replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}

/** A sentence with `{name}` parameters, or one per plural category, chosen by the parameter `count`. */
export type Message = string | ({ readonly other: string } & { readonly [C in Intl.LDMLPluralRule]?: string });
export type Messages = Readonly<Record<string, Message>>;
export type MessageParams = Readonly<Record<string, string | number>>;

/** What a locale file exports for one app: any part of its messages; missing ones stay English. */
export type Translation<M extends Messages> = { readonly [K in keyof M]?: Message };
export type LocaleLoader<M extends Messages> = () => Promise<{ default: Translation<M> }>;

/** An app's messages in every language it knows. */
export interface Catalogue<M extends Messages> {
  readonly app: string;
  readonly english: M;
  /** The language's messages; undefined while they load or when the app does not have them. */
  get(lang: string): Translation<M> | undefined;
  /** Resolves when the language is there or known to be missing; never rejects. */
  load(lang: string): Promise<void>;
  isReady(lang: string): boolean;
}

export interface Overrides {
  readonly terms?: Readonly<Record<string, string>> | undefined;
  readonly messages?: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined;
}

const primary = (lang: string): string => lang.toLowerCase().split('-')[0]!;

/** English built in, every other language by its primary subtag, fetched when first needed. */
export function createCatalogue<const M extends Messages>(
  app: string,
  english: M,
  loaders: Readonly<Record<string, LocaleLoader<M>>> = {},
): Catalogue<M> {
  const loaded = new Map<string, Translation<M>>();
  const pending = new Map<string, Promise<void>>();
  return {
    app,
    english,
    get: (lang) => loaded.get(primary(lang)),
    isReady: (lang) => !Object.hasOwn(loaders, primary(lang)) || loaded.has(primary(lang)),
    load(lang) {
      const key = primary(lang);
      if (this.isReady(key)) return Promise.resolve();
      const under = pending.get(key);
      if (under) return under;
      const request = loaders[key]!()
        .then((module) => void loaded.set(key, module.default))
        .catch(() => console.warn(`The ${app} messages for "${key}" could not be loaded; showing English.`))
        .finally(() => pending.delete(key));
      pending.set(key, request);
      return request;
    },
  };
}

const plurals = new Map<string, Intl.PluralRules>();
const numbers = new Map<string, Intl.NumberFormat>();

function cached<T>(cache: Map<string, T>, lang: string, create: () => T): T {
  let found = cache.get(lang);
  if (!found) cache.set(lang, (found = create()));
  return found;
}

function pick(message: Message, lang: string, params: MessageParams): string {
  if (typeof message === 'string') return message;
  const rules = cached(plurals, lang, () => new Intl.PluralRules(lang));
  return message[rules.select(Number(params['count']))] ?? message.other;
}

const capitalise = (word: string, lang: string): string => word.charAt(0).toLocaleUpperCase(lang) + word.slice(1);

/**
 * A message in a language. `{name}` takes a parameter (numbers are formatted), `{term:invoice}` the business's word for it,
 * `{Term:invoice}` the same with a capital; a term nobody renamed is the message `term:invoice`, else itself.
 */
export function translate<M extends Messages>(
  catalogue: Catalogue<M>,
  lang: string,
  key: string,
  params: MessageParams = {},
  overrides: Overrides = {},
): string {
  const find = (id: string): [Message, string] | undefined => {
    const own = overrides.messages?.[catalogue.app]?.[id];
    const local = own ?? catalogue.get(lang)?.[id];
    if (local !== undefined) return [local, lang];
    const english = catalogue.english[id];
    return english === undefined ? undefined : [english, primary(lang) === 'en' ? lang : 'en'];
  };
  const found = find(key);
  if (!found) return key;
  const [message, used] = found;
  return pick(message, used, params).replace(/\{(\w+)(?::([\w-]+))?\}/g, (whole, name: string, term?: string) => {
    if (term) {
      const named = find(`term:${term}`);
      const word = overrides.terms?.[term] ?? (named ? pick(named[0], named[1], params) : term);
      return name === 'Term' ? capitalise(word, used) : word;
    }
    const value = params[name];
    if (typeof value === 'number') return cached(numbers, used, () => new Intl.NumberFormat(used)).format(value);
    return value ?? whole;
  });
}

const RTL = /^(ar|dv|fa|he|ks|ku|ps|sd|ug|ur|yi)\b/i;

/** The writing direction of a language. */
export const toDirection = (lang: string): 'ltr' | 'rtl' => (RTL.test(lang) ? 'rtl' : 'ltr');

const isValid = (lang: string): boolean => {
  try {
    return Intl.getCanonicalLocales(lang).length > 0;
  } catch {
    return false;
  }
};

/** The closest `lang` around a node, through shadow roots; else the browser's language, else English. */
export function findLang(node: Element): string {
  for (let at: Element | undefined = node; at; at = (at.getRootNode() as ShadowRoot).host) {
    const lang: string | null | undefined = at.closest('[lang]')?.getAttribute('lang');
    if (lang && isValid(lang)) return lang;
  }
  return navigator.language || 'en';
}

import type { Random } from './random.js';

const FIRST =
  'Aino,Eero,Ilmari,Sanna,Juhani,Päivi,Elina,Marko,Astrid,Lars,Sigrid,Bjørn,Freya,Søren,Ingrid,Magnus,Claire,Étienne,Manon,Hugo,Greta,Jürgen,Friederike,Matthias,Zofia,Paweł,Agnieszka,Tomáš,Ľubica,Mihai,Ioana,Giulia,Matteo,Chiara,Lucía,Íñigo,João,Beatriz,Nikos,Eleni,Olena,Taras,Yuki,Haruto,Mei,Wei,Minh,Linh,Priya,Arjun,Fatima,Omar,Amina,Yusuf,Chiamaka,Kwame,Thandiwe,Sipho,Emma,Oliver,Grace,Noah'.split(
    ',',
  );
const LAST =
  'Virtanen,Korhonen,Mäkinen,Nieminen,Laine,Heikkilä,Sjöberg,Lindqvist,Ødegård,Kristjánsdóttir,Nygaard,Dubois,Lefèvre,Moreau,Schröder,Weiß,Großmann,Kowalska,Wiśniewski,Novák,Horváth,Popescu,Rossi,De Luca,García Márquez,Fernández,Silva,Pereira dos Santos,Papadopoulos,Shevchenko,Tanaka,Sato,Chen,Nguyễn,Patel,Sharma,Al-Rashid,Haddad,Okafor,Mensah,Dlamini,O’Connor,MacLeod,Van der Berg,Smith,Johnson'.split(
    ',',
  );
const COMPANIES = [
  '',
  '',
  '',
  '',
  '',
  'Tundra Outfitters Oy',
  'Café Napapiiri',
  'Kide Architects',
  'Nordic Wool & Yarn',
  'Hotelli Aurora',
  'Lapland Tours Ltd',
];
const CITIES = [
  '96200 Rovaniemi, Finland',
  '99800 Ivalo, Finland',
  '00170 Helsinki, Finland',
  '9008 Tromsø, Norway',
  '10115 Berlin, Germany',
  '69001 Lyon, France',
  '20121 Milano, Italy',
  'London E1 6AN, United Kingdom',
];
const STREETS = [
  'Koskikatu 4',
  'Valtakatu 18',
  'Rantatie 2',
  'Storgata 77',
  'Linienstraße 140',
  'Rue de la République 9',
  'Via Torino 31',
  '12 Brick Lane',
];

export interface Person {
  firstName: string;
  lastName: string;
  email: string | null;
  company: string;
  address: string;
  phone: string;
  locale: string | null;
}

/** Names that break layouts which expect two short words. */
const UNUSUAL: Pick<Person, 'firstName' | 'lastName' | 'locale'>[] = [
  { firstName: 'Wolfeschlegelsteinhausen', lastName: 'Bergerdorff-Hohenzollern-Sigmaringen', locale: 'en' },
  { firstName: 'Björk', lastName: '', locale: null },
  { firstName: 'محمد', lastName: 'عبد الرحمن السيد', locale: 'ar' },
  { firstName: 'نور', lastName: 'الخطيب', locale: 'ar' },
  { firstName: 'Luna 🌙', lastName: 'Star', locale: null },
  { firstName: '🦊', lastName: '', locale: null },
  { firstName: '美咲', lastName: '佐藤', locale: null },
  { firstName: 'Pablo Diego José Francisco de Paula Juan Nepomuceno', lastName: 'Ruiz y Picasso', locale: 'en' },
  { firstName: 'O', lastName: 'Li', locale: null },
  { firstName: '', lastName: 'Anonymous', locale: null },
  { firstName: '', lastName: '', locale: null },
  { firstName: 'Anne-Marie', lastName: "D'Angelo-St. James", locale: null },
];

const toMailbox = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .replaceAll('ß', 'ss')
    .replaceAll(/[^a-z]+/g, '');

/** Believable people; the addresses are of domains that nobody can own. */
export function makePeople(random: Random, count: number): Person[] {
  const taken = new Set<string>();
  return Array.from({ length: count }, (_, index) => {
    const name = UNUSUAL[index] ?? {
      firstName: random.pick(FIRST),
      lastName: random.pick(LAST),
      locale: random.chance(0.2) ? 'en' : null,
    };
    const [first, last] = [toMailbox(name.firstName), toMailbox(name.lastName)];
    const mailbox = [first, last].filter(Boolean).join('.') || `client${index + 1}`;
    const base = `${mailbox.slice(0, 50)}@${random.pick(['example.com', 'example.org', 'example.net'])}`;
    const email = taken.has(base) ? base.replace('@', `${index}@`) : base;
    taken.add(email);
    const at = random.between(0, STREETS.length - 1);
    return {
      ...name,
      email: random.chance(0.04) ? null : email,
      company: random.pick(COMPANIES),
      address: random.chance(0.7) ? `${STREETS[at]}\n${CITIES[at]}` : '',
      phone: random.chance(0.5) ? `+358 40 ${random.between(100, 999)} ${random.between(1000, 9999)}` : '',
    };
  });
}

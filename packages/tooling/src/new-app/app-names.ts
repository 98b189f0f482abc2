/** The forms of an app's name that its code uses. */
export interface AppNames {
  /** `bookings` */
  app: string;
  /** `booking` */
  one: string;
  /** `Booking` */
  One: string;
  /** `Bookings` */
  Many: string;
  /** Starts the ids of its rows: `boo`. */
  prefix: string;
}

/** @throws Error that says how to write an id, when this one is not a plain plural noun. */
export function toAppNames(id: string): AppNames {
  if (!/^[a-z]{3,30}$/.test(id))
    throw new Error(`"${id}" is no app id: write one plural noun in small letters, such as "bookings".`);
  const one = toSingular(id);
  return { app: id, one, One: capitalise(one), Many: capitalise(id), prefix: one.slice(0, 3) };
}

function toSingular(plural: string): string {
  if (plural.endsWith('ies')) return `${plural.slice(0, -3)}y`;
  if (/(ss|sh|ch|x)es$/.test(plural)) return plural.slice(0, -2);
  return plural.replace(/([^s])s$/, '$1');
}

const capitalise = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

export const VALUE_NAMES = ['firstName', 'lastName', 'phone', 'company', 'address', 'locale', 'timeZone'] as const;
export type ValueName = (typeof VALUE_NAMES)[number];

/** What a row says about a person. Only what is filled in is there. */
export interface Candidate {
  row: number;
  /** Normalised; null when the row has none. */
  email: string | null;
  values: Partial<Record<ValueName, string>>;
  fields: Record<string, string>;
  tags: string[];
}

import type { ImportOptions } from '@client-portal/contract/admin';

import type { PortalDatabase } from '../../db/database.js';
import type { Candidate, ValueName } from './candidate.js';
import { findKnown, type Known } from './find-known.js';

type Texts = Record<string, string>;

/** What a row changed in a contact that was there before; all empty for a new one. */
export interface RowChange {
  before: Texts;
  after: Texts;
  fieldsBefore: Texts;
  fieldsAfter: Texts;
  /** The tags it did not have. */
  tags: string[];
}

export type Plan =
  | { action: 'create'; candidate: Candidate; tags: string[] }
  | { action: 'update'; candidate: Candidate; known: Known; change: RowChange }
  | { action: 'keep'; candidate: Candidate; known: Known };

const MOST = 50;

/** A second row of the same contact, under an alias, builds on what the first one does. */
function apply(known: Known, { after, fieldsAfter, tags }: RowChange): void {
  Object.assign(known.values, after);
  Object.assign(known.fields, fieldsAfter);
  known.tags.push(...tags);
}

const isWanted = (existing: ImportOptions['existing'], old: string, value: string) =>
  value !== old && (existing === 'overwrite' || old === '');

function changeOf(known: Known, candidate: Candidate, { existing, tags }: ImportOptions): RowChange {
  const change: RowChange = { before: {}, after: {}, fieldsBefore: {}, fieldsAfter: {}, tags: [] };
  for (const [name, value] of Object.entries(candidate.values)) {
    const old = known.values[name as ValueName];
    if (!isWanted(existing, old, value)) continue;
    change.before[name] = old;
    change.after[name] = value;
  }
  let count = Object.keys(known.fields).length;
  for (const [name, value] of Object.entries(candidate.fields)) {
    const old = Object.hasOwn(known.fields, name) ? known.fields[name]! : '';
    if (!isWanted(existing, old, value) || (!Object.hasOwn(known.fields, name) && ++count > MOST)) continue;
    change.fieldsBefore[name] = old;
    change.fieldsAfter[name] = value;
  }
  const wanted = new Set([...candidate.tags, ...tags]);
  change.tags = [...wanted].filter((tag) => !known.tags.includes(tag)).slice(0, Math.max(0, MOST - known.tags.length));
  return change;
}

const isEmpty = ({ after, fieldsAfter, tags }: RowChange): boolean =>
  tags.length === 0 && Object.keys(after).length === 0 && Object.keys(fieldsAfter).length === 0;

/** What each row would do, as the contacts are now. Changes nothing. */
export async function planRows(
  db: PortalDatabase,
  candidates: readonly Candidate[],
  options: ImportOptions,
): Promise<Plan[]> {
  const found = await findKnown(db, candidates);
  return candidates.map((candidate): Plan => {
    const known = candidate.email === null ? undefined : found.get(candidate.email);
    if (!known) {
      const tags = [...new Set([...candidate.tags, ...options.tags])].slice(0, MOST);
      return { action: 'create', candidate, tags };
    }
    if (options.existing === 'leave') return { action: 'keep', candidate, known };
    const change = changeOf(known, candidate, options);
    if (isEmpty(change)) return { action: 'keep', candidate, known };
    apply(known, change);
    return { action: 'update', candidate, known, change };
  });
}

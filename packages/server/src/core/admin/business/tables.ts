import { sql } from 'drizzle-orm';

import type { PortalDatabase } from '../../db/database.js';

/** Tables that stay behind, and why. Every other table of the portal and its apps is part of an export. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  api_key: 'A key that works on two servers is a key nobody keeps track of',
  contact_search: 'Made from the contacts',
  event_seal: 'The new server seals the log anew',
  guard: 'Holds nothing',
  idempotency: 'A day’s memory of answers',
  import: 'An import can be undone only where it ran',
  import_chunk: 'The uploaded files of imports',
  import_problem: 'What was wrong in imports',
  import_row: 'What an import did, for its undo',
  job: 'When work is due on this server',
  migration: 'The new server makes its own tables',
  origin_sighting: 'What this server has seen',
  outbox: 'What this server has still to send',
  rate_limit: 'Counts of tries',
  session: 'Everybody signs in again',
  staff_link: 'Invitations to the staff are made anew',
  staff_session: 'Everybody signs in again',
  used_nonce: 'Proofs that were used',
  view_as_link: 'Lives for five minutes',
  webhook_delivery: 'What was delivered from here',
};

export interface Table {
  name: string;
  columns: string[];
  /** The columns of the primary key. */
  key: string[];
}

/** The tables of an export, those that others refer to first. Their names and columns come from the database itself. */
export async function tablesToMove(db: PortalDatabase): Promise<Table[]> {
  const rows = await db.all<{ name: string; sql: string | null }>(
    sql`SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid`,
  );
  const virtual = rows.filter((row) => /^CREATE VIRTUAL/i.test(row.sql ?? '')).map(({ name }) => name);
  const isShadow = (name: string) => virtual.some((each) => name === each || name.startsWith(`${each}_`));
  const names = rows.map(({ name }) => name).filter((name) => !Object.hasOwn(LEFT_OUT, name) && !isShadow(name));
  return Promise.all(names.map((name) => describe(db, name)));
}

async function describe(db: PortalDatabase, name: string): Promise<Table> {
  const columns = await db.all<{ name: string; pk: number }>(sql`SELECT name, pk FROM pragma_table_info(${name})`);
  return {
    name,
    columns: columns.map((column) => column.name),
    key: columns.filter(({ pk }) => pk > 0).map((column) => column.name),
  };
}

/** What makes a portal a business's: with any of it, nothing is imported over it. */
export const isOwnData = ({ name }: Table): boolean =>
  !['staff', 'staff_passkey', 'setting', 'event', 'invoice_counter', 'invoice_setting'].includes(name);

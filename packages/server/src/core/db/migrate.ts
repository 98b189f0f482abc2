import type { Client } from '@libsql/core/api';

/** One forward step of the schema; never edited once it has been released. */
export interface Migration {
  /** Unique and stable, such as `core/0001_contacts`. */
  id: string;
  statements: string[];
}

/** The schema cannot be brought up to date; the message says why, for the person who starts the server. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

type Applied = Map<string, string>;

/**
 * Applies, in order, the migrations that the database does not have yet, and resolves with their ids.
 * Each is all or nothing, and several processes may do this at once. Throws a MigrationError when the
 * database is newer than this build, when an applied migration was edited, or when a statement fails.
 */
export async function migrate(
  client: Pick<Client, 'execute' | 'batch'>,
  migrations: readonly Migration[],
): Promise<string[]> {
  refuseDuplicates(migrations);
  const checksums = new Map<string, string>();
  for (const migration of migrations) checksums.set(migration.id, await checksumOf(migration));

  await client.execute(
    'create table if not exists migration (id text primary key, checksum text not null, applied_at integer not null) strict',
  );
  let applied = await readApplied(client);
  refuseForeignSchema(applied, checksums);

  const made: string[] = [];
  for (const migration of migrations) {
    if (applied.has(migration.id)) continue;
    const failure = await apply(client, migration, checksums.get(migration.id)!);
    if (!failure) {
      made.push(migration.id);
      continue;
    }
    // Another process may have been first: its row made ours fail on the primary key.
    applied = await readApplied(client);
    refuseForeignSchema(applied, checksums);
    if (!applied.has(migration.id)) throw failure;
  }
  return made;
}

async function apply(
  client: Pick<Client, 'batch'>,
  { id, statements }: Migration,
  checksum: string,
): Promise<MigrationError | undefined> {
  const record = {
    sql: 'insert into migration (id, checksum, applied_at) values (?, ?, ?)',
    args: [id, checksum, Date.now()],
  };
  try {
    await client.batch([record, ...statements], 'write');
    return undefined;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return new MigrationError(`The migration ${id} failed and was undone: ${reason}`, { cause });
  }
}

async function readApplied(client: Pick<Client, 'execute'>): Promise<Applied> {
  const { rows } = await client.execute('select id, checksum from migration');
  return new Map(rows.map((row) => [String(row['id']), String(row['checksum'])]));
}

function refuseForeignSchema(applied: Applied, checksums: ReadonlyMap<string, string>): void {
  const unknown = [...applied.keys()].filter((id) => !checksums.has(id));
  if (unknown.length > 0) {
    throw new MigrationError(
      `This database belongs to a newer version: it has ${unknown.join(', ')}, which this version does not know. Start the newer version, or restore a backup from before the upgrade.`,
    );
  }
  const edited = [...applied].filter(([id, checksum]) => checksums.get(id) !== checksum).map(([id]) => id);
  if (edited.length > 0) {
    throw new MigrationError(
      `${edited.join(', ')} differs from what was applied to this database. A released migration is never edited: restore its text and add a new one.`,
    );
  }
}

function refuseDuplicates(migrations: readonly Migration[]): void {
  const ids = migrations.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice) throw new MigrationError(`Two migrations are called ${twice}.`);
}

async function checksumOf({ statements }: Migration): Promise<string> {
  const bytes = new TextEncoder().encode(statements.join('\u0000'));
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

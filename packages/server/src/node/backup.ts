import { existsSync } from 'node:fs';
import { copyFile, open, rename, rm } from 'node:fs/promises';

import { PortalError } from '@client-portal/contract/errors';
import Database from 'libsql';

import { migrations } from '../migrations.js';
import type { NodeConfig } from './config.js';

export interface BackupReport {
  file: string;
  bytes: number;
  contacts: number;
}

const refuse = (message: string) => new PortalError('conflict', message);

/** The database file that the configuration names. @throws PortalError for a database on another server. */
export function databaseFile({ databaseUrl }: NodeConfig): string {
  if (databaseUrl.startsWith('file:')) return databaseUrl.slice('file:'.length);
  throw refuse('The database is on another server: back it up there, or use client-portal export');
}

/** Asks the database itself whether every page of it is whole, and that it is one of ours. */
function inspect(file: string): { contacts: number } {
  const database = new Database(file, { readonly: true });
  try {
    const [check] = database.prepare('PRAGMA integrity_check').all() as { integrity_check: string }[];
    if (check?.integrity_check !== 'ok') throw refuse(`${file} is damaged: ${check?.integrity_check}`);
    const tables = database.prepare(`SELECT name FROM sqlite_master WHERE name IN ('migration', 'contact')`).all();
    if (tables.length < 2) throw refuse(`${file} is not the database of a portal`);
    const applied = database.prepare('SELECT id FROM migration').all() as { id: string }[];
    const known = new Set(migrations.map(({ id }) => id));
    const newer = applied.find(({ id }) => !known.has(id));
    if (newer) throw refuse(`${file} comes from a newer version (${newer.id}). Update this one first`);
    const [row] = database.prepare('SELECT count(*) AS n FROM contact').all() as { n: number }[];
    return { contacts: row?.n ?? 0 };
  } catch (error) {
    if (error instanceof PortalError) throw error;
    throw refuse(`${file} is not the database of a portal: ${(error as Error).message}`);
  } finally {
    database.close();
  }
}

async function toDisk(file: string): Promise<number> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
    return (await handle.stat()).size;
  } finally {
    await handle.close();
  }
}

/** Copies the database as it is at one instant, also while the portal is running, and checks the copy before it gets its name. */
export async function backUp(config: NodeConfig, target: string): Promise<BackupReport> {
  const source = databaseFile(config);
  if (existsSync(target)) throw refuse(`${target} is there already; nothing was overwritten`);
  const unfinished = `${target}.unfinished`;
  await rm(unfinished, { force: true });
  const database = new Database(source, { readonly: true });
  try {
    database.prepare('VACUUM INTO ?').run(unfinished);
  } finally {
    database.close();
  }
  const { contacts } = inspect(unfinished);
  const bytes = await toDisk(unfinished);
  await rename(unfinished, target);
  return { file: target, bytes, contacts };
}

/** Leaving write-ahead mode needs the database for oneself: it fails as long as a portal has it open. */
function requireUnused(file: string): void {
  const database = new Database(file);
  try {
    const [mode] = database.prepare('PRAGMA journal_mode = DELETE').all() as { journal_mode: string }[];
    if (mode?.journal_mode === 'delete') return;
  } catch {
    // Busy: said below.
  } finally {
    database.close();
  }
  throw refuse('The portal is running on this database. Stop it first, then restore');
}

/** Puts a backup in the place of the database; the one that was there stays beside it. Resolves with where it is kept. */
export async function restore(config: NodeConfig, backup: string): Promise<BackupReport & { kept: string | null }> {
  const target = databaseFile(config);
  if (!existsSync(backup)) throw refuse(`There is no file ${backup}`);
  const { contacts } = inspect(backup);
  if (existsSync(target)) requireUnused(target);
  const unfinished = `${target}.unfinished`;
  await copyFile(backup, unfinished);
  const bytes = await toDisk(unfinished);
  let kept: string | null = null;
  if (existsSync(target)) {
    kept = `${target}.before-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`;
    await rename(target, kept);
  }
  for (const suffix of ['-wal', '-shm']) await rm(target + suffix, { force: true });
  await rename(unfinished, target);
  return { file: target, bytes, contacts, kept };
}

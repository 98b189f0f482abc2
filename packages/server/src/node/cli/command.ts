import type { ParseArgsConfig } from 'node:util';

import type { Core } from '../../core/deps.js';
import type { NodeConfig } from '../config.js';
import type { NodePortal } from '../node-portal.js';
import type { Progress } from './progress.js';

type Options = NonNullable<ParseArgsConfig['options']>;

export interface Input {
  /** What stood after the command, in order. */
  args: string[];
  /** What `options` names, as `parseArgs` reads it. */
  values: Record<string, string | boolean | (string | boolean)[] | undefined>;
}

export interface Answer {
  /** For scripts. */
  json: unknown;
  /** For people. */
  text: string;
  /** What the process ends with; 0 when left out. */
  exitCode?: number;
}

/** What a command may need of this machine. */
export interface Machine {
  config: NodeConfig;
  node: NodePortal;
  progress: Progress;
}

/** One command on the database of the portal, which may be running meanwhile. */
export interface Command {
  /** After the name, such as `<email> <resource>`; as many arguments must be given as it has angle brackets. */
  usage: string;
  summary: string;
  options?: Options;
  /** Whether more arguments than the usage's required ones may follow. */
  optional?: number;
  run(core: Core, input: Input, machine: Machine): Promise<Answer>;
  /** Instead of `run`, for what must not open the database as it is, such as restoring another one. */
  runAlone?(config: NodeConfig, input: Input, progress: Progress): Promise<Answer>;
}

/** The command was not written as its usage says. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const text = (value: Input['values'][string]): string | undefined =>
  typeof value === 'string' ? value : undefined;

/** Only what was given, so that absent options stay absent. */
export const given = <T extends Record<string, unknown>>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;

/** Columns as wide as their widest cell. */
export function toTable(rows: string[][]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]!.length))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

export const toDay = (instant: number | null): string =>
  instant === null ? '-' : new Date(instant).toISOString().slice(0, 16).replace('T', ' ');

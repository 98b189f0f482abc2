import { PortalError } from '@client-portal/contract/errors';
import { and, eq } from 'drizzle-orm';

import { tryCommit } from '../commit.js';
import { expectChange } from '../db/change.js';
import { setting } from '../db/schema.js';
import type { Core } from '../deps.js';
import { recordEvent, type Actor } from '../events.js';
import { Settings } from '../settings.js';
import { parseInput } from './parse-input.js';

const NAME = 'portal';
const TRIES = 5;

type Tree = Record<string, unknown>;

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value at a dotted path such as `signIn.password`; undefined when there is none. The empty path is everything. */
export function settingAt(settings: unknown, path: string): unknown {
  const names = path === '' ? [] : path.split('.');
  return names.reduce(
    (value: unknown, name) => (isTree(value) && Object.hasOwn(value, name) ? value[name] : undefined),
    settings,
  );
}

function withSetting(tree: Tree, [name = '', ...rest]: string[], value: unknown): Tree {
  if (['__proto__', 'constructor', 'prototype'].includes(name)) return tree;
  const inner = tree[name];
  return { ...tree, [name]: rest.length === 0 ? value : withSetting(isTree(inner) ? inner : {}, rest, value) };
}

/**
 * Changes one setting and keeps the others, whoever else changes them at the same time; resolves with all of them.
 * @throws PortalError `invalid_request` when the path or the value is not one that a setting can have.
 */
export async function changeSetting(core: Core, actor: Actor, path: string, value: unknown): Promise<Settings> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const [row] = await core.db.select().from(setting).where(eq(setting.name, NAME));
    const raw = row?.value ?? '{}';
    const settings = parseInput(
      Settings,
      withSetting(Settings.parse(JSON.parse(raw)) as unknown as Tree, path.split('.'), value),
    );
    if (settingAt(settings, path) === undefined) throw unknown(path);
    const now = core.clock();
    const done = await tryCommit(core, [
      core.db
        .update(setting)
        .set({ value: JSON.stringify(settings), updatedAt: now })
        .where(and(eq(setting.name, NAME), eq(setting.value, raw))),
      expectChange(core.db),
      recordEvent(core.db, { type: 'settings.changed', actor, data: { path }, at: now }),
    ]);
    if (done) return settings;
  }
  throw new PortalError('conflict', 'The settings keep changing at this moment. Try again');
}

function unknown(path: string): PortalError {
  const message = `There is no setting "${path}"; list them all with: client-portal settings get`;
  return new PortalError('invalid_request', message, { errors: [{ path, message }] });
}

import type { SettingsPatch } from '@client-portal/contract/admin';
import { type FieldError, PortalError } from '@client-portal/contract/errors';
import { and, eq } from 'drizzle-orm';

import { tryCommit } from '../../commit.js';
import { expectChange } from '../../db/change.js';
import { setting } from '../../db/schema.js';
import type { Core } from '../../deps.js';
import { recordEvent, type Actor } from '../../events.js';
import { changedMeanwhile, nextVersion } from '../../http/etag.js';
import { parseSettings, Settings } from '../../settings.js';
import { parseInput } from '../parse-input.js';
import { newComplaints, ownOriginGone } from './check-settings.js';
import { changedPaths, isTree, leafPaths, mergePatch, settingAt, type Tree, withSetting } from './setting-paths.js';

const NAME = 'portal';
const TRIES = 5;

export interface StoredSettings {
  settings: Settings;
  /** Grows with every change. */
  version: number;
}

export interface ChangeOptions {
  /** The version that the change was made from. */
  expected?: number | undefined;
  /** Where the caller's page stands, so that it is not shut out. */
  origin?: string | undefined;
}

/** One edit: the new tree, and the paths that it names. */
type Edit = (before: Tree) => { after: unknown; named: readonly string[] };

async function readRow(core: Core) {
  const [row] = await core.db.select().from(setting).where(eq(setting.name, NAME));
  return { raw: row?.value ?? '{}', version: row?.updatedAt ?? 0 };
}

export async function readStoredSettings(core: Core): Promise<StoredSettings> {
  const { raw, version } = await readRow(core);
  return { settings: parseSettings(raw), version };
}

const unknownAt = (path: string): FieldError => ({
  path,
  message: `There is no setting "${path}"; list them all with: client-portal settings get`,
});

const refusal = (errors: FieldError[]): PortalError =>
  new PortalError('invalid_request', errors.map(({ message }) => message).join('; '), { errors });

/** The settings after an edit. @throws PortalError `invalid_request` for values and names that there cannot be. */
export function editSettings(before: Settings, edit: Edit): Settings {
  const { after, named } = edit(before as unknown as Tree);
  const settings = parseInput(Settings, after);
  const missing = named.filter(
    (path) => settingAt(settings, path) === undefined && settingAt(before, path) === undefined,
  );
  if (missing.length > 0) throw refusal(missing.map(unknownAt));
  return settings;
}

/** The edit that a merge patch makes. */
export const patchEdit =
  (patch: SettingsPatch): Edit =>
  (before) => ({ after: mergePatch(before, patch), named: leafPaths(patch).filter((path) => path !== '') });

async function change(core: Core, actor: Actor, edit: Edit, options: ChangeOptions = {}): Promise<StoredSettings> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const { raw, version } = await readRow(core);
    if (options.expected !== undefined && options.expected !== version) throw changedMeanwhile();
    const before = parseSettings(raw);
    const settings = editSettings(before, edit);
    const paths = changedPaths(before, settings);
    if (paths.length === 0) return { settings, version };
    const errors = [...newComplaints(core, before, settings), ...ownOriginGone(core, before, settings, options.origin)];
    if (errors.length > 0) throw refusal(errors);
    const now = core.clock();
    const next = nextVersion(now, version);
    const done = await tryCommit(core, [
      core.db
        .update(setting)
        .set({ value: JSON.stringify(settings), updatedAt: next })
        .where(and(eq(setting.name, NAME), eq(setting.value, raw), eq(setting.updatedAt, version))),
      expectChange(core.db),
      recordEvent(core.db, { type: 'settings.changed', actor, data: { paths }, at: now }),
    ]);
    if (done) return { settings, version: next };
  }
  throw new PortalError('conflict', 'The settings keep changing at this moment. Try again');
}

/**
 * Merges a patch into the settings and keeps the others, whoever else changes them at the same time.
 * @throws PortalError `invalid_request` for unknown names, wrong values, and what would lock somebody out;
 * `changed_meanwhile` when `expected` is not the version of now.
 */
export const patchSettings = (
  core: Core,
  actor: Actor,
  patch: SettingsPatch,
  options?: ChangeOptions,
): Promise<StoredSettings> => change(core, actor, patchEdit(patch), options);

/** Replaces the setting at one path, with all that is below it; otherwise like `patchSettings`. */
export async function changeSetting(core: Core, actor: Actor, path: string, value: unknown): Promise<Settings> {
  const named = isTree(value) ? leafPaths(value, path) : [path];
  const edit: Edit = (before) => ({
    after: withSetting(before, path.split('.'), value),
    named: [...new Set([path, ...named])],
  });
  return (await change(core, actor, edit)).settings;
}

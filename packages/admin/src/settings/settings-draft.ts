import type { Settings, SettingsPatch } from '@client-portal/contract/admin';

type Tree = Record<string, unknown>;

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The value at a dotted path; undefined when there is none. */
export const valueAt = (tree: unknown, path: string): unknown =>
  path.split('.').reduce((value: unknown, name) => (isTree(value) ? value[name] : undefined), tree);

function withValue(tree: Tree, [name = '', ...rest]: readonly string[], value: unknown): Tree {
  const inner = tree[name];
  return { ...tree, [name]: rest.length === 0 ? value : withValue(isTree(inner) ? inner : {}, rest, value) };
}

/** What makes `after` out of `before`, as a JSON merge patch; undefined when nothing does. */
function toPatch(before: unknown, after: unknown): unknown {
  if (!isTree(before) || !isTree(after)) return isSame(before, after) ? undefined : (after ?? null);
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const parts = [...names]
    .map((name) => [name, name in after ? toPatch(before[name], after[name]) : null] as const)
    .filter(([, part]) => part !== undefined);
  return parts.length > 0 ? Object.fromEntries(parts) : undefined;
}

function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isTree(patch)) return patch;
  const merged: Tree = isTree(target) ? { ...target } : {};
  // What is null may also be absent: it shows the same.
  for (const [name, part] of Object.entries(patch)) merged[name] = mergePatch(merged[name], part);
  return merged;
}

function pathsOf(patch: unknown, path = ''): string[] {
  if (!isTree(patch)) return [path];
  return Object.entries(patch).flatMap(([name, part]) => pathsOf(part, path ? `${path}.${name}` : name));
}

/** The settings as they are being edited: what is saved, what is typed, and what is wrong with it. */
export class SettingsDraft {
  saved: Settings | undefined;
  value: Settings | undefined;
  etag: string | null = null;
  /** By dotted path. */
  errors: Readonly<Record<string, string>> = {};
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Takes what the server says. What was typed meanwhile stays; answers the paths that somebody else has changed. */
  load(settings: Settings, etag: string | null): string[] {
    const patch = this.patch;
    const others = this.saved ? pathsOf(toPatch(this.saved, settings) ?? {}).filter((path) => path !== '') : [];
    this.saved = settings;
    this.etag = etag;
    this.value = patch ? (mergePatch(settings, patch) as Settings) : settings;
    this.#changed();
    return others;
  }

  /** After a save: what was sent is what is there. */
  settle(settings: Settings, etag: string | null): void {
    this.saved = this.value = settings;
    this.etag = etag;
    this.errors = {};
    this.#changed();
  }

  get(path: string): unknown {
    return valueAt(this.value, path);
  }

  set(path: string, value: unknown): void {
    this.value = withValue(this.value as unknown as Tree, path.split('.'), value) as unknown as Settings;
    if (Object.keys(this.errors).some((each) => each === path || each.startsWith(`${path}.`))) {
      this.errors = Object.fromEntries(
        Object.entries(this.errors).filter(([each]) => each !== path && !each.startsWith(`${path}.`)),
      );
    }
    this.#changed();
  }

  /** What is not saved yet; undefined when nothing is. */
  get patch(): SettingsPatch | undefined {
    return toPatch(this.saved, this.value) as SettingsPatch | undefined;
  }

  /** The dotted paths of what is not saved yet. */
  get changedPaths(): string[] {
    return pathsOf(this.patch ?? {}).filter((path) => path !== '');
  }

  fail(errors: Readonly<Record<string, string>>): void {
    this.errors = errors;
    this.#changed();
  }

  /** Back to what is saved. */
  cancel(): void {
    this.value = this.saved;
    this.errors = {};
    this.#changed();
  }
}

import { PortalError } from '@client-portal/contract/errors';

export type Tree = Record<string, unknown>;

export const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const DEEPEST = 20;
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/** The value at a dotted path such as `signIn.password`; undefined when there is none. The empty path is everything. */
export function settingAt(settings: unknown, path: string): unknown {
  const names = path === '' ? [] : path.split('.');
  return names.reduce(
    (value: unknown, name) => (isTree(value) && Object.hasOwn(value, name) ? value[name] : undefined),
    settings,
  );
}

/** A copy with another value at a path. */
export function withSetting(tree: Tree, [name = '', ...rest]: readonly string[], value: unknown): Tree {
  if (FORBIDDEN.has(name)) return tree;
  const inner = tree[name];
  return { ...tree, [name]: rest.length === 0 ? value : withSetting(isTree(inner) ? inner : {}, rest, value) };
}

/** A JSON merge patch (RFC 7396): objects are merged, null removes, anything else replaces. */
export function mergePatch(target: unknown, patch: unknown, depth = 0): unknown {
  if (!isTree(patch)) return patch;
  if (depth > DEEPEST) throw new PortalError('invalid_request', 'No setting is nested as deep as this');
  const merged: Tree = isTree(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (FORBIDDEN.has(name)) continue;
    if (value === null) delete merged[name];
    else merged[name] = mergePatch(merged[name], value, depth + 1);
  }
  return merged;
}

/** The dotted paths of everything that is not an object; lists count as one. */
export function leafPaths(value: unknown, path = ''): string[] {
  if (!isTree(value)) return [path];
  return Object.entries(value).flatMap(([name, inner]) => leafPaths(inner, path ? `${path}.${name}` : name));
}

/** The dotted paths at which two trees differ. */
export function changedPaths(before: unknown, after: unknown, path = ''): string[] {
  if (!isTree(before) || !isTree(after)) return JSON.stringify(before) === JSON.stringify(after) ? [] : [path];
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name) => changedPaths(before[name], after[name], path ? `${path}.${name}` : name));
}

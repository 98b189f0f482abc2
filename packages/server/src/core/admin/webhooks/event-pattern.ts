/** Whether an event of this type is wanted by `*`, `invoice.*` or its own name. */
export const isWanted = (patterns: readonly string[], type: string): boolean =>
  patterns.some((pattern) => (pattern.endsWith('*') ? type.startsWith(pattern.slice(0, -1)) : pattern === type));

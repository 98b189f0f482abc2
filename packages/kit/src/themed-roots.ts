const ROOTS = Symbol.for('@client-portal/kit/themed');

/** The shadow roots that have colours of their own; one set for all copies of this code on a page. */
export const themed = ((globalThis as { [ROOTS]?: WeakSet<Node> })[ROOTS] ??= new WeakSet());

/** Where a node's inherited properties come from: its slot, its parent, or the host of its root. */
export const above = (node: Node): Node | null =>
  (node as Element).assignedSlot ?? node.parentNode ?? (node as ShadowRoot).host ?? null;

/** Whether a node inherits its colours from another portal element. */
export function isInsideTheme(host: Element): boolean {
  for (let at = above(host); at; at = above(at)) if (themed.has(at)) return true;
  return false;
}

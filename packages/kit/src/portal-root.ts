import { above, themed } from './themed-roots.js';

/** The outermost shadow root of ours around a node: where toasts and live regions stand. */
export function portalRoot(node: Node): ShadowRoot | undefined {
  let found = (node as Element).shadowRoot ?? undefined;
  for (let at: Node | null = node; at; at = above(at)) if (themed.has(at)) found = at as ShadowRoot;
  return found;
}

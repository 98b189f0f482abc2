const VERSION = '0.1.0';
const REGISTRY = Symbol.for('@client-portal/kit/tags');

type Registry = Map<string, string>;

const registry: Registry = ((globalThis as { [REGISTRY]?: Registry })[REGISTRY] ??= new Map());

/**
 * Registers an element. Safe to call twice (the first class stays, and a different version
 * warns once per tag) and safe on a server, where it does nothing.
 */
export function define(tag: string, element: CustomElementConstructor, version = VERSION): void {
  if (!globalThis.customElements) return;
  if (!customElements.get(tag)) {
    customElements.define(tag, element);
    registry.set(tag, version);
    return;
  }
  const first = registry.get(tag);
  if (first === version) return;
  registry.set(tag, version);
  console.warn(`<${tag}> ${first ?? 'of unknown version'} is already on this page; ${version} was left out.`);
}

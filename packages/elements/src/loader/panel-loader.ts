import { panels } from '../apps.js';

const chunks = new Map<string, Promise<unknown>>();

/** Fetches a panel's code once; a failed fetch may be tried again. */
export function loadPanel(name: string): Promise<unknown> {
  const panel = panels[name];
  if (!panel) return Promise.resolve();
  const chunk = chunks.get(name) ?? panel.load();
  chunks.set(name, chunk);
  chunk.catch(() => chunks.delete(name));
  return chunk;
}

/** Fetches the code of every panel that stands on the page. */
export function loadPresentPanels(): void {
  for (const [name, { tag }] of Object.entries(panels)) {
    if (!customElements.get(tag) && document.querySelector(tag)) void loadPanel(name).catch(() => {});
  }
}

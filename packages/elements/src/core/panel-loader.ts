import { panels } from '../apps.js';

const MARKER = '[data-client-portal]';
const PASSED_ON = ['url', 'theme', 'lang', 'view', 'heading-level'];
const CHUNKS = new Map<string, Promise<unknown>>();

/** Fetches a panel's code once; a failed fetch may be tried again. */
export function loadPanel(name: string): Promise<unknown> {
  const panel = panels[name];
  if (!panel) return Promise.resolve();
  const under = CHUNKS.get(name) ?? panel.load();
  CHUNKS.set(name, under);
  under.catch(() => CHUNKS.delete(name));
  return under;
}

/** Fetches the code of every panel that is on the page or appears later, and turns markers into elements. */
export function watchForPanels(): void {
  const look = () => {
    for (const marker of document.querySelectorAll<HTMLElement>(MARKER)) upgrade(marker);
    for (const [name, { tag }] of Object.entries(panels)) {
      if (!customElements.get(tag) && document.querySelector(tag)) void loadPanel(name).catch(() => {});
    }
  };
  look();
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
}

/** `<div data-client-portal="invoices">Loading…</div>`, for editors that strip tags they do not know. */
function upgrade(marker: HTMLElement): void {
  const name = marker.dataset['clientPortal'] ?? '';
  const tag = name === '' || name === 'portal' ? 'client-portal' : panels[name]?.tag;
  marker.removeAttribute('data-client-portal');
  if (!tag) return console.warn(`[client-portal] data-client-portal="${name}" names no panel.`);
  const element = document.createElement(tag);
  for (const attribute of PASSED_ON) {
    const value = marker.getAttribute(`data-${attribute}`);
    if (value !== null) element.setAttribute(attribute, value);
  }
  marker.replaceChildren(element);
}

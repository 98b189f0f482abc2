import { panels } from '../apps.js';
import { loadPresentPanels } from './panel-loader.js';

// Not the server: comments and the like often keep `data-` attributes, and would choose who asks for the password.
const PASSED_ON = ['theme', 'lang', 'view', 'form', 'heading-level'];

/** Fetches the code of panels that appear later, turns markers into elements and joins the page's own forms, now and later. */
export function watchForPanels(): void {
  const look = () => {
    for (const marker of document.querySelectorAll<HTMLElement>('[data-client-portal]')) upgrade(marker);
    loadPresentPanels();
    if (document.querySelector('form[data-portal-form]')) {
      void import('../forms/own-forms.js').then(
        ({ enhanceForms }) => enhanceForms(),
        () => {},
      );
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

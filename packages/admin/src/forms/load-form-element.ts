import { elements } from '../settings/preview/load-elements.js';

const SDK = Symbol.for('client-portal.sdk');

interface PageGlobals {
  [SDK]?: { load?: (name: string) => Promise<unknown> };
}

/** Fetches the code of `<portal-form>` from the server's own script; tests put their own in. */
export const formElement = {
  load: async (url: string): Promise<void> => {
    if (customElements.get('portal-form')) return;
    await elements.load(url);
    await (globalThis as PageGlobals)[SDK]?.load?.('form');
  },
};

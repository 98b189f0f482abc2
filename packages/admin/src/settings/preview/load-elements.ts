const SDK = Symbol.for('client-portal.sdk');

/** Fetches the clients' elements; tests put their own in. */
export const elements = {
  /** The script of the server itself, so that the preview is what its clients get. */
  load: async (url: string): Promise<void> => {
    if (customElements.get('client-portal')) return;
    const globals = globalThis as { [SDK]?: { version: string; url: string } };
    // The script finds that somebody else looks after this page, and asks the server for no session of its own.
    globals[SDK] ??= { version: 'preview', url };
    await import(/* @vite-ignore */ `${url}/portal.js`);
  },
};

import type { PortalDeps } from '@client-portal/server';

async function load(url: URL): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.href} answers ${response.status}; it should be a font`);
  return new Uint8Array(await response.arrayBuffer());
}

/**
 * Fonts for PDF files from a folder of this site that holds `DejaVuSans.ttf` and `DejaVuSans-Bold.ttf`, such as a
 * copy of the npm package `dejavu-fonts-ttf`. Fetched when the first file is made.
 */
export const fontsAt = (folder: string): PortalDeps['fonts'] => {
  const base = new URL(folder.replace(/\/?$/, '/'), globalThis.location?.href);
  return async () => {
    const [regular, bold] = await Promise.all([
      load(new URL('DejaVuSans.ttf', base)),
      load(new URL('DejaVuSans-Bold.ttf', base)),
    ]);
    return { regular, bold };
  };
};

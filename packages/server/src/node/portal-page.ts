import { html } from 'hono/html';

import type { Settings } from '../core/settings.js';
import { ownPage, ownStyles } from './own-page.js';

const STYLES = `:root { color-scheme: light dark; }
body { margin: 0; font-family: system-ui, sans-serif; background: Canvas; color: CanvasText; }
client-portal { display: block; box-sizing: border-box; min-height: 100vh; max-width: 1120px; margin: 0 auto; padding: 32px 24px 64px; }
@media (max-width: 600px) { client-portal { padding: 16px 16px 48px; } }
noscript { display: block; padding: 32px 24px; }
`;

/** The portal on a page of its own, for a business that has no place for it on its site yet. */
export const portalPage = (settings: Settings, isSecure: boolean): Promise<Response> =>
  ownPage(settings, isSecure, {
    title: settings.business.name,
    description: settings.brand.description || settings.business.name,
    script: '/portal.js',
    styles: '/portal-page.css',
    body: html`<client-portal></client-portal>`,
  });

export const portalPageStyles = (): Response => ownStyles(STYLES);

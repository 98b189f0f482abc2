import { html } from 'hono/html';

import type { Settings } from '../core/settings.js';
import { ownPage, ownStyles } from './own-page.js';

const STYLES = `:root { color-scheme: light dark; }
body { margin: 0; font-family: system-ui, sans-serif; background: Canvas; color: CanvasText; }
noscript { display: block; padding: 32px 24px; }
`;

/** The admin on a page of its own; mailed links of the staff lead here. */
export const adminPage = (settings: Settings, isSecure: boolean): Promise<Response> =>
  ownPage(settings, isSecure, {
    title: settings.business.name,
    locale: 'en',
    script: '/admin.js',
    styles: '/admin-page.css',
    body: html`<portal-admin></portal-admin>`,
  });

export const adminPageStyles = (): Response => ownStyles(STYLES);

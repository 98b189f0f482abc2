import { html } from 'hono/html';

import type { Settings } from '../core/settings.js';

const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ur']);

const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'self'",
  "img-src 'self' https: data: blob:",
  "style-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  // Twice: the admin's preview loads the clients' script beside its own.
  "trusted-types lit-html portal 'allow-duplicates'",
].join('; ');

/** The business's initial on its colour, so that the browser's tab is not bare. */
function icon({ business, brand }: Settings): string {
  const accent = brand.accent ?? '#1a1d21';
  const letter = [...business.name][0]?.toUpperCase() ?? '';
  const text = `<text x="16" y="22" font-family="system-ui,sans-serif" font-size="18" font-weight="600" text-anchor="middle" fill="#fff">${escape(letter)}</text>`;
  return `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="${accent}"/>${text}</svg>`)}`;
}

const escape = (text: string) => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);

export interface OwnPage {
  title: string;
  description?: string | undefined;
  /** The language of the page, when it is not the clients'. */
  locale?: string | undefined;
  script: string;
  styles: string;
  body: unknown;
}

/** A page of the server's own, under a policy that runs nothing but its one script. */
export async function ownPage(settings: Settings, isSecure: boolean, options: OwnPage): Promise<Response> {
  const { title, description, script, styles, body } = options;
  const { business, brand, locales } = settings;
  const locale = options.locale ?? locales[0] ?? 'en';
  const direction = RIGHT_TO_LEFT.has(locale.split('-')[0]!) ? 'rtl' : 'ltr';
  const page = await html`<!doctype html>
<html lang="${locale}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
${description ? html`<meta name="description" content="${description}">` : ''}
<link rel="icon" href="${brand.faviconUrl ?? icon(settings)}">
<link rel="stylesheet" href="${styles}">
<script type="module" src="${script}"></script>
</head>
<body>
${body}
<noscript>This page needs JavaScript.${business.supportEmail ? ` Write to ${business.supportEmail} if you cannot switch it on.` : ''}</noscript>
</body>
</html>
`;
  return new Response(String(page), {
    headers: { ...pageHeaders(isSecure), 'content-type': 'text/html; charset=utf-8' },
  });
}

const pageHeaders = (isSecure: boolean): Record<string, string> => ({
  'cache-control': 'no-cache',
  'content-security-policy': CSP,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
  'cross-origin-opener-policy': 'same-origin',
  ...(isSecure ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
});

export const ownStyles = (styles: string): Response =>
  new Response(styles, {
    headers: {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=300',
      'x-content-type-options': 'nosniff',
    },
  });

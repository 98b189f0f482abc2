import { html, raw } from 'hono/html';

import type { Settings } from '../settings.js';
import type { MailContent } from './mail-template.js';

const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ur']);
const INK = '#1a1d21';
const QUIET = '#5b6470';

/** Black or white, whichever reads better on `#rrggbb`. */
export function inkOn(accent: string): string {
  const channel = (start: number) => {
    const value = Number.parseInt(accent.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  const luminance = 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
  return luminance > 0.179 ? '#000000' : '#ffffff';
}

const paragraph = (text: string, style: string) => html`<p style="margin:0 0 16px;${raw(style)}">${text}</p>`;

/** One column and one action, readable with images off, in print and as plain text. */
export function renderMail(
  content: MailContent,
  settings: Settings,
  locale: string,
): { subject: string; text: string; html: string } {
  const { business, brand } = settings;
  const accent = brand.accent ?? INK;
  const direction = RIGHT_TO_LEFT.has(locale.split('-')[0]!) ? 'rtl' : 'ltr';
  const imprint = [business.legalName || business.name, ...business.address].filter(Boolean).join(' · ');
  const body = html`<!doctype html>
<html lang="${locale}" dir="${direction}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${content.subject}</title></head>
<body style="margin:0;padding:32px 16px;background:#ffffff;color:${INK};font:16px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif">
<div style="max-width:480px;margin:0 auto">
<p style="margin:0 0 32px;font-weight:600">${business.name}</p>
${content.paragraphs.map((text) => paragraph(text, ''))}
${content.code ? html`<p style="margin:8px 0 24px;font:600 34px/1.2 ui-monospace,Menlo,monospace;letter-spacing:6px;direction:ltr">${content.code}</p>` : ''}
${content.action ? html`<p style="margin:24px 0"><a href="${content.action.url}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:${accent};color:${inkOn(accent)};font-weight:600;text-decoration:none">${content.action.label}</a></p>` : ''}
${content.footnotes.map((text) => paragraph(text, `font-size:14px;color:${QUIET}`))}
<p style="margin:32px 0 0;padding-top:16px;border-top:1px solid #e3e6ea;font-size:13px;color:${QUIET}">${imprint}</p>
</div>
</body>
</html>`;
  const text = [
    ...content.paragraphs,
    ...(content.code ? [content.code] : []),
    ...(content.action ? [`${content.action.label}:\n${content.action.url}`] : []),
    ...content.footnotes,
    `-- \n${imprint}`,
  ].join('\n\n');
  return { subject: content.subject.replaceAll(/[\r\n]+/g, ' '), text, html: String(body) };
}

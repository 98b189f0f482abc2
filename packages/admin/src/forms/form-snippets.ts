import type { Form } from '@client-portal/contract/admin';
import { copyIcon } from '@client-portal/kit/icons.js';
import { html } from 'lit';

import type { AdminController } from '../core/admin-controller.js';
import type { FormsTranslate } from './messages.js';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign]!);

const script = (url: string): string => `<script type="module" src="${url}/portal.js"></script>`;

/** The form as one tag. */
export const wholeSnippet = (url: string, { id }: Form): string =>
  `${script(url)}\n<portal-form form="${id}"></portal-form>`;

function control({ name, label, type, required }: Form['fields'][number]): string {
  const must = required ? ' required' : '';
  const text = escape(label);
  if (type === 'checkbox') return `  <label><input type="checkbox" name="${name}"${must}> ${text}</label>`;
  if (type === 'textarea') return `  <label>${text} <textarea name="${name}"${must}></textarea></label>`;
  return `  <label>${text} <input type="${name === 'email' ? 'email' : type}" name="${name}"${must}></label>`;
}

/** A form of the page's own, with an input for each field. */
export const ownSnippet = (url: string, { id, fields, submitLabel }: Form): string =>
  [
    script(url),
    `<form data-portal-form="${id}">`,
    ...fields.map(control),
    `  <button>${escape(submitLabel)}</button>`,
    '</form>',
  ].join('\n');

/** Both ways onto a page, to copy. */
export function formSnippets(t: FormsTranslate, admin: AdminController, form: Form) {
  const { url } = admin.client;
  return html`<div class="block">
    ${snippet(t, admin, 'whole', wholeSnippet(url, form))} ${snippet(t, admin, 'own', ownSnippet(url, form))}
    <p class="muted">${t('origins')}</p>
  </div>`;
}

function snippet(t: FormsTranslate, admin: AdminController, kind: 'whole' | 'own', text: string) {
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    admin.toast(t('copied'), { tone: 'success' });
  };
  return html`<section class="snippet" part="snippet">
    <div class="section-head">
      <h2>${t(kind)}</h2>
      <button class="button small" part="copy" type="button" aria-label=${t('copyOf', { name: t(kind) })} @click=${() => void copy()}>
        ${copyIcon()}${t('copy')}
      </button>
    </div>
    <p class="muted">${t(`${kind}Text`)}</p>
    <pre tabindex="0" role="region" aria-label=${t(kind)}><code>${text}</code></pre>
  </section>`;
}

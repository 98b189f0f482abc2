import '../page-check.js';

import { html, nothing } from 'lit';

import { linesSetting, type SectionContext } from '../section-context.js';

/** The pages that hold the portal, who may call the server, and what to paste where. */
export const placesSection = (context: SectionContext) => {
  const { t, settings, admin, draft, writable } = context;
  const { url } = admin.client;
  const missing = missingOrigins(settings.pages, settings.origins, url);
  return html`
    ${linesSetting(context, 'pages', { hint: t('pages:hint') })}
    ${
      writable
        ? missing.map(
            (origin) => html`<div>
              <button class="button small" part="add-origin" type="button" @click=${() => draft.set('origins', [...settings.origins, origin])}>
                ${t('addOrigin', { origin })}
              </button>
            </div>`,
          )
        : nothing
    }
    ${linesSetting(context, 'origins', { hint: t('origins:hint') })}
    ${linesSetting(context, 'adminOrigins', { hint: t('adminOrigins:hint') })}
    <section class="group">
      <h2>${t('snippet')}</h2>
      <p class="muted">${t('snippetText')}</p>
      ${snippet(context, 'html', htmlSnippet(url))} ${snippet(context, 'wordpress', htmlSnippet(url))} ${snippet(context, 'react', reactSnippet(url))}
    </section>
    <portal-admin-page-check .page=${settings.pages[0] ?? ''}></portal-admin-page-check>
  `;
};

function missingOrigins(pages: readonly string[], origins: readonly string[], server: string): string[] {
  const wanted = pages.filter((page) => URL.canParse(page)).map((page) => new URL(page).origin);
  return [...new Set(wanted)].filter(
    (origin) => origin !== 'null' && origin !== new URL(server).origin && !origins.includes(origin),
  );
}

const htmlSnippet = (url: string): string =>
  `<script type="module" src="${url}/portal.js"></script>\n<client-portal></client-portal>`;

const reactSnippet = (url: string): string =>
  `// once, in your layout:\n<script type="module" src="${url}/portal.js" />\n// where the portal shall appear:\n<client-portal />`;

function snippet({ t, admin }: SectionContext, kind: 'html' | 'wordpress' | 'react', text: string) {
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    admin.toast(t('copied'));
  };
  return html`<div class="field" part="snippet">
    <div class="section-head">
      <strong>${t(`snippet:${kind}`)}</strong>
      <button class="button small" type="button" aria-label="${t('copy')}: ${t(`snippet:${kind}`)}" @click=${() => void copy()}>${t('copy')}</button>
    </div>
    <span class="hint">${t(`snippet:${kind}:hint`)}</span>
    <pre tabindex="0"><code>${text}</code></pre>
  </div>`;
}

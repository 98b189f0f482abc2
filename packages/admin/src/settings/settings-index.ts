import { textField } from '@client-portal/kit/field.js';
import { html, nothing } from 'lit';

import type { AdminController } from '../core/admin-controller.js';
import type { SettingsTranslate } from './messages.js';
import { type SettingsPage, settingsPages } from './settings-pages.js';

interface IndexOptions {
  admin: AdminController;
  t: SettingsTranslate;
  search: string;
  onSearch: (text: string) => void;
}

/** The settings on a page that a search matches by name; all of them for an empty one. */
function matches({ id, words }: SettingsPage, t: SettingsTranslate, search: string): string[] | undefined {
  const wanted = search.trim().toLocaleLowerCase();
  const found = words.map((word) => t(word)).filter((word) => word.toLocaleLowerCase().includes(wanted));
  const byPage = `${t(`page:${id}`)} ${t(`text:${id}`)}`.toLocaleLowerCase().includes(wanted);
  if (!wanted) return [];
  return byPage || found.length > 0 ? found : undefined;
}

/** All pages of the settings, with a search over what is on them. */
export function settingsIndex({ admin, t, search, onSearch }: IndexOptions) {
  const found = settingsPages.flatMap((page) => {
    const words = matches(page, t, search);
    return words ? [{ page, words }] : [];
  });
  return html`
    <div class="fields" role="search">
      ${textField({ id: 'search', label: t('search'), type: 'search', autocomplete: 'off', value: search, onInput: onSearch })}
    </div>
    ${found.length === 0 ? html`<p class="muted" role="status">${t('searchEmpty')}</p>` : nothing}
    <ul class="index" part="index">
      ${found.map(({ page, words }) => {
        const view = page.view ?? `settings/${page.id}`;
        return html`<li>
          <a href=${admin.toHref(view)} @click=${admin.follow(view)} part="page-link">
            ${page.icon(20)}<strong>${t(`page:${page.id}`)}</strong>
            <span class="muted">${words.length > 0 ? words.join(' · ') : t(`text:${page.id}`)}</span>
          </a>
        </li>`;
      })}
    </ul>
  `;
}

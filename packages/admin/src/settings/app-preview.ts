import './client-search.js';

import type { AppPreview, ContactEntry, SettingsPatch } from '@client-portal/contract/admin';
import { property, state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { RequestTask } from '@client-portal/kit/request-task.js';
import { skeletonRows } from '@client-portal/kit/skeleton.js';
import { skeletonStyles } from '@client-portal/kit/skeleton.styles.js';
import { statusChip } from '@client-portal/kit/status-chip.js';
import { statusChipStyles } from '@client-portal/kit/status-chip.styles.js';
import { viewStyles } from '@client-portal/kit/view.styles.js';
import { initialState } from '@lit/task';
import { css, html, LitElement, nothing } from 'lit';

import { appName } from '../core/app-name.js';
import { AdminController } from '../core/admin-controller.js';
import { LoadView } from '../core/load-view.js';
import { settingsMessages } from './messages.js';

/**
 * @internal
 * @tagname portal-admin-app-preview
 * @summary Which apps one client would see with what is not saved yet, and why.
 */
export class PortalAdminAppPreview extends LitElement {
  static override styles = [
    hostStyles,
    skeletonStyles,
    statusChipStyles,
    viewStyles,
    css`
      .portal {
        display: grid;
        gap: var(--_12);
        padding-block-start: var(--_16);
        border-block-start: var(--_line);
      }

      h2 {
        font-size: var(--_text-14);
      }

      ul {
        display: grid;
        gap: var(--_8);
        margin: 0;
        padding: 0;
        list-style: none;
      }

      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--_8);
      }
    `,
  ];

  @property({ attribute: false }) changes: SettingsPatch | undefined;

  @state() private contact: ContactEntry | undefined;

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, settingsMessages);
  readonly #load = new LoadView(this, this.#locale);
  readonly #apps = new RequestTask(this, {
    args: () => [this.contact?.id, JSON.stringify(this.changes?.apps ?? null)] as const,
    task: async ([contactId], { signal }) => {
      if (!contactId) return initialState;
      const apps = this.changes?.apps;
      const body = { contactId, ...(apps && { changes: { apps } }) };
      return (await this.#admin.client.post('/api/admin/settings/apps-preview', { body, signal })).items;
    },
  });

  override render() {
    const { lang, dir, t } = this.#locale;
    if (!this.#admin.can('contacts:read')) return nothing;
    return html`<section class="portal" lang=${lang} dir=${dir}>
      <h2>${t('whoSees')}</h2>
      <p class="muted">${t('whoSeesText')}</p>
      <portal-admin-client-search .onPick=${(contact: ContactEntry) => (this.contact = contact)}></portal-admin-client-search>
      ${
        this.contact
          ? this.#load.render(this.#apps, {
              skeleton: () => skeletonRows(t('loading'), 2),
              content: (items) => html`<ul part="apps">${items.map((item) => this.#renderApp(item))}</ul>`,
            })
          : nothing
      }
    </section>`;
  }

  #renderApp({ app, shown, reason }: AppPreview) {
    const { t } = this.#locale;
    const name = appName(app, this.#locale.lang);
    return html`<li><span>${name}</span>${statusChip(shown ? 'success' : 'neutral', t(`reason:${reason}`))}</li>`;
  }
}

define('portal-admin-app-preview', PortalAdminAppPreview);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-app-preview': PortalAdminAppPreview;
  }
}

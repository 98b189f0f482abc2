import './preview/portal-admin-preview.js';

import type { Settings } from '@client-portal/contract/admin';
import { PortalError } from '@client-portal/contract/errors';
import { Action } from '@client-portal/kit/action.js';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property, state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { fieldStyles } from '@client-portal/kit/field.styles.js';
import { formSummary } from '@client-portal/kit/form-summary.js';
import { formSummaryStyles } from '@client-portal/kit/form-summary.styles.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { panelStyles } from '@client-portal/kit/panel.styles.js';
import { RequestTask } from '@client-portal/kit/request-task.js';
import { skeletonRows } from '@client-portal/kit/skeleton.js';
import { skeletonStyles } from '@client-portal/kit/skeleton.styles.js';
import { viewStyles } from '@client-portal/kit/view.styles.js';
import { html, LitElement, nothing } from 'lit';

import { AdminController } from '../core/admin-controller.js';
import { failureSentence, fieldErrors } from '../core/failure.js';
import { LoadView } from '../core/load-view.js';
import { pageHead } from '../core/page.js';
import { pageStyles } from '../core/page.styles.js';
import { type SettingsMessages, settingsMessages } from './messages.js';
import { type SectionContext, tidy } from './section-context.js';
import { sections } from './sections.js';
import { SettingsDraft } from './settings-draft.js';
import { settingsIndex } from './settings-index.js';
import { pageOfPath, settingsPages } from './settings-pages.js';
import { settingsStyles } from './settings.styles.js';

/**
 * @internal
 * @tagname portal-admin-settings
 * @summary Everything that a business decides about its portal, with the portal itself beside it.
 */
export class PortalAdminSettings extends LitElement {
  static override styles = [
    hostStyles,
    buttonStyles,
    fieldStyles,
    formSummaryStyles,
    panelStyles,
    skeletonStyles,
    viewStyles,
    pageStyles,
    settingsStyles,
  ];

  /** The page, such as `brand`; the index when empty. */
  @property({ attribute: false }) view = '';

  @state() private search = '';
  @state() private notice = '';
  @state() private failure = '';

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, settingsMessages);
  readonly #load = new LoadView(this, this.#locale);
  readonly #draft = new SettingsDraft(() => this.requestUpdate());
  readonly #settings = new RequestTask(this, {
    args: () => [] as const,
    task: async (_, { signal }) => {
      const { data, etag } = await this.#admin.client.getWithTag('/api/admin/settings', { signal });
      this.#draft.load(data, etag);
      return data;
    },
  });
  readonly #save = new Action(
    this,
    () => this.#store(),
    (error) => this.#refused(error),
  );

  constructor() {
    super();
    this.#admin.onChange(['settings', 'images'], () => void this.#settings.run());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('beforeunload', this.#guard);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('beforeunload', this.#guard);
  }

  // Going to another area keeps what was typed; leaving the document would lose it.
  readonly #guard = (event: BeforeUnloadEvent): void => {
    if (this.#draft.patch) event.preventDefault();
  };

  async #store(): Promise<void> {
    tidy(this.#draft);
    const { patch, etag } = this.#draft;
    this.failure = this.notice = '';
    if (!patch) return;
    const { client } = this.#admin;
    await client.patch('/api/admin/settings', { body: patch, ifMatch: etag ?? undefined });
    const saved = await client.getWithTag('/api/admin/settings');
    this.#draft.settle(saved.data, saved.etag);
    this.#admin.toast(this.#locale.t('saved'), { tone: 'success' });
  }

  async #refused(error: unknown): Promise<void> {
    const { t } = this.#locale;
    if (error instanceof PortalError && error.code === 'changed_meanwhile') {
      const { data, etag } = await this.#admin.client.getWithTag('/api/admin/settings');
      const names = this.#draft.load(data, etag).map((path) => this.#nameOf(path));
      this.notice = t('others', { names: [...new Set(names)].join(', ') });
      return;
    }
    const errors = fieldErrors(error);
    this.#draft.fail(errors);
    this.failure = Object.keys(errors).length > 0 ? '' : failureSentence(this.#locale, error);
    const page = Object.keys(errors).map(pageOfPath).find(Boolean);
    if (page && page.id !== this.view) this.#admin.navigate(`settings/${page.id}`);
  }

  /** What a setting is called; the page that it is on where it has no name of its own. */
  #nameOf(path: string): string {
    const { english } = settingsMessages;
    const known = [path, path.split('.').slice(0, 2).join('.'), path.split('.')[0]!].find((each) => each in english);
    const page = pageOfPath(path);
    return this.#locale.t((known ?? (page ? `page:${page.id}` : 'title')) as keyof SettingsMessages);
  }

  override render() {
    const { lang, dir, t } = this.#locale;
    const page = settingsPages.find(({ id }) => id === this.view);
    return html`<div class="portal page panel" lang=${lang} dir=${dir}>
      ${pageHead(this.#admin, {
        title: t(page ? `page:${page.id}` : 'title'),
        text: page ? t(`text:${page.id}`) : undefined,
        back: page ? { label: t('back'), view: 'settings' } : undefined,
      })}
      ${this.#load.render(this.#settings, {
        skeleton: () => skeletonRows(t('loading'), 6),
        content: () => this.#renderPage(),
      })}
    </div>`;
  }

  #renderPage() {
    const settings = this.#draft.value!;
    const { t } = this.#locale;
    const page = settingsPages.find(({ id }) => id === this.view);
    const writable = this.#admin.can('settings:write');
    const section = page && sections[page.id];
    return html`
      ${writable ? nothing : html`<p class="muted">${t('readOnly')}</p>`}
      ${this.notice ? html`<div class="banner warning" part="notice" role="status">${this.notice}</div>` : nothing}
      ${
        section
          ? html`<div class="split ${page.preview ? 'with-preview' : ''}">
            <div class="fields" part="fields">${this.#renderErrors()}${section(this.#context(settings, writable))}</div>
            ${
              page.preview
                ? html`<portal-admin-preview .settings=${settings} .changes=${this.#draft.patch} .start=${page.preview}></portal-admin-preview>`
                : nothing
            }
          </div>`
          : settingsIndex({ admin: this.#admin, t, search: this.search, onSearch: (text) => (this.search = text) })
      }
      ${this.#renderBar()}
    `;
  }

  #context(settings: Settings, writable: boolean): SectionContext {
    const { t, lang } = this.#locale;
    return { draft: this.#draft, settings, t, lang, admin: this.#admin, writable };
  }

  #renderErrors() {
    const errors = Object.entries(this.#draft.errors).map(([path, message]) => ({
      id: path.replaceAll('.', '-'),
      message: `${this.#nameOf(path)}: ${message}`,
    }));
    const all = this.failure ? [{ message: this.failure }, ...errors] : errors;
    return all.length > 0 ? formSummary(this.#locale, all) : nothing;
  }

  #renderBar() {
    const { t } = this.#locale;
    const { length } = this.#draft.changedPaths;
    if (length === 0) return nothing;
    return html`<div class="save-bar" part="save-bar">
      <span role="status">${t('unsaved', { count: length })}</span>
      <span class="actions">
        <button class="button" part="cancel" type="button" @click=${this.#cancel}>${t('cancel')}</button>
        <button class="button primary" part="save" type="button" aria-busy=${String(this.#save.busy)} @click=${this.#save.run}>
          ${t('save')}
        </button>
      </span>
    </div>`;
  }

  readonly #cancel = (): void => {
    this.failure = this.notice = '';
    this.#draft.cancel();
  };
}

define('portal-admin-settings', PortalAdminSettings);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-settings': PortalAdminSettings;
  }
}

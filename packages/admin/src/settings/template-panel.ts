import type { SettingChange, SettingsTemplate, TemplateSection } from '@client-portal/contract/admin';
import { Action } from '@client-portal/kit/action.js';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property, state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { checkboxField } from '@client-portal/kit/field.js';
import { fieldStyles } from '@client-portal/kit/field.styles.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { downloadIcon, uploadIcon } from '@client-portal/kit/icons.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { panelStyles } from '@client-portal/kit/panel.styles.js';
import { table } from '@client-portal/kit/table.js';
import { css, html, LitElement, nothing } from 'lit';

import { AdminController } from '../core/admin-controller.js';
import { denseTableStyles } from '../core/dense-table.styles.js';
import { failureSentence } from '../core/failure.js';
import { settingsMessages } from './messages.js';

const SECTIONS = [
  ['brand', 'page:brand'],
  ['business', 'page:business'],
  ['apps', 'page:apps'],
  ['defaultPage', 'defaultPage'],
  ['signIn', 'page:sign-in'],
  ['links', 'page:links'],
  ['terms', 'page:words'],
  ['locales', 'page:languages'],
  ['capture', 'page:capture'],
] as const satisfies readonly (readonly [TemplateSection, string])[];

const show = (value: unknown): string => (value === undefined || value === null ? '–' : JSON.stringify(value));

/**
 * @internal
 * @tagname portal-admin-settings-template
 * @summary The settings as a file: taken along, and taken over section by section.
 */
export class PortalAdminSettingsTemplate extends LitElement {
  static override styles = [
    hostStyles,
    buttonStyles,
    fieldStyles,
    panelStyles,
    denseTableStyles,
    css`
      .stack {
        display: grid;
        justify-items: start;
        gap: var(--_12);
      }

      .button + p {
        margin-block-start: var(--_12);
      }

      .problem {
        color: var(--_danger);
      }

      td {
        overflow-wrap: anywhere;
      }
    `,
  ];

  /** Only the download is left. */
  @property({ attribute: false }) disabled = false;

  @state() private template: SettingsTemplate | undefined;
  @state() private chosen: ReadonlySet<TemplateSection> = new Set(SECTIONS.map(([name]) => name));
  @state() private changes: readonly SettingChange[] | undefined;
  @state() private failure = '';

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, settingsMessages);
  readonly #fail = (error: unknown): void => {
    this.failure = failureSentence(this.#locale, error);
  };
  readonly #export = new Action(this, () => this.#download(), this.#fail);
  readonly #apply = new Action(this, () => this.#send(false), this.#fail);
  readonly #dryRun = new Action(this, () => this.#send(true), this.#fail);

  async #download(): Promise<void> {
    this.failure = '';
    const template = await this.#admin.client.get('/api/admin/settings/template');
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([JSON.stringify(template, null, 2)], { type: 'application/json' }));
    link.download = 'client-portal-settings.json';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  async #send(dryRun: boolean): Promise<void> {
    this.failure = '';
    const body = { template: this.template!, sections: [...this.chosen], dryRun };
    const { changes } = await this.#admin.client.put('/api/admin/settings/template', { body });
    if (dryRun) {
      this.changes = changes;
      return;
    }
    this.template = this.changes = undefined;
    this.#admin.toast(this.#locale.t('applied'), { tone: 'success' });
  }

  readonly #choose = async (event: Event): Promise<void> => {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    input.value = '';
    if (!file) return;
    this.changes = undefined;
    try {
      this.template = JSON.parse(await file.text()) as SettingsTemplate;
    } catch {
      this.template = undefined;
      this.failure = this.#locale.t('notTemplate');
      return;
    }
    await this.#dryRun.run();
  };

  #toggle(name: TemplateSection, checked: boolean): void {
    const chosen = new Set(this.chosen);
    if (checked) chosen.add(name);
    else chosen.delete(name);
    this.chosen = chosen;
    if (chosen.size > 0) void this.#dryRun.run();
    else this.changes = [];
  }

  override render() {
    const { lang, dir, t } = this.#locale;
    return html`<div class="portal panel stack" lang=${lang} dir=${dir}>
      <p>${t('exportText')}</p>
      <button class="button" part="export" type="button" aria-busy=${String(this.#export.busy)} @click=${this.#export.run}>
        ${downloadIcon()}${t('exportAction')}
      </button>
      ${this.disabled ? nothing : this.#renderImport()}
      <p class="problem" role="alert">${this.failure}</p>
    </div>`;
  }

  #renderImport() {
    const { t } = this.#locale;
    return html`
      <p>${t('importText')}</p>
      <label class="button">
        ${uploadIcon()}${t('importAction')}
        <input class="visually-hidden" part="file" type="file" accept="application/json,.json" @change=${this.#choose} />
      </label>
      ${this.template && this.changes ? this.#renderChanges(this.changes) : nothing}
    `;
  }

  #renderChanges(changes: readonly SettingChange[]) {
    const { t } = this.#locale;
    return html`
      <fieldset class="stack" part="sections">
        <legend>${t('sections')}</legend>
        ${SECTIONS.map(([name, label]) =>
          checkboxField({
            id: `section-${name}`,
            label: t(label),
            checked: this.chosen.has(name),
            onChange: (checked) => this.#toggle(name, checked),
          }),
        )}
      </fieldset>
      <p role="status">${changes.length > 0 ? t('wouldChange', { count: changes.length }) : t('wouldNothing')}</p>
      ${
        changes.length > 0
          ? html`${table({
              caption: t('wouldChange', { count: changes.length }),
              rows: changes,
              key: ({ path }) => path,
              columns: [
                { id: 'setting', label: t('setting'), cell: ({ path }) => path },
                { id: 'before', label: t('before'), cell: ({ before }) => show(before) },
                { id: 'after', label: t('after'), cell: ({ after }) => show(after) },
              ],
            })}
            <button class="button primary" part="apply" type="button" aria-busy=${String(this.#apply.busy)} @click=${this.#apply.run}>
              ${t('apply')}
            </button>`
          : nothing
      }
    `;
  }
}

define('portal-admin-settings-template', PortalAdminSettingsTemplate);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-settings-template': PortalAdminSettingsTemplate;
  }
}

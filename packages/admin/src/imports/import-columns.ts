import type { Import, ImportChange, ImportColumn, ImportEncoding, ImportPreview } from '@client-portal/contract/admin';
import { Action } from '@client-portal/kit/action.js';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property, state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { checkboxField, selectField, textField } from '@client-portal/kit/field.js';
import { fieldStyles } from '@client-portal/kit/field.styles.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { chevronDownIcon } from '@client-portal/kit/icons.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { table } from '@client-portal/kit/table.js';
import { viewStyles } from '@client-portal/kit/view.styles.js';
import { html, LitElement, nothing } from 'lit';

import { AdminController } from '../core/admin-controller.js';
import { denseTableStyles } from '../core/dense-table.styles.js';
import { failureSentence } from '../core/failure.js';
import { pageStyles } from '../core/page.styles.js';
import { importsStyles } from './imports.styles.js';
import { importMessages } from './messages.js';

const ENCODINGS: readonly [ImportEncoding, string][] = [
  ['utf-8', 'UTF-8'],
  ['windows-1252', 'Windows-1252, Latin-1'],
  ['utf-16le', 'UTF-16 LE'],
  ['utf-16be', 'UTF-16 BE'],
  ['windows-1250', 'Windows-1250'],
  ['windows-1251', 'Windows-1251'],
  ['windows-1254', 'Windows-1254'],
  ['windows-1256', 'Windows-1256'],
  ['macintosh', 'Macintosh'],
];
const DELIMITERS = [
  [',', 'comma'],
  [';', 'semicolon'],
  ['\t', 'tab'],
  ['|', 'pipe'],
] as const;
const TARGETS = [
  'email',
  'firstName',
  'lastName',
  'name',
  'phone',
  'company',
  'address',
  'locale',
  'timeZone',
  'tags',
  'ignore',
] as const;

/** What was chosen stays on the screen while it is being saved. */
function withChange(value: Import, { targets, options, ...format }: ImportChange): Import {
  return {
    ...value,
    columns: value.columns.map((column, at) => ({ ...column, target: targets?.[at] ?? column.target })),
    options: { ...value.options, ...options } as Import['options'],
    format: { ...value.format, ...format } as Import['format'],
  };
}

/**
 * @internal
 * @tagname portal-admin-import-columns
 * @summary How a file is read, what its columns are and what happens with its rows.
 */
export class PortalAdminImportColumns extends LitElement {
  static override styles = [
    hostStyles,
    buttonStyles,
    fieldStyles,
    denseTableStyles,
    viewStyles,
    pageStyles,
    importsStyles,
  ];

  @property({ attribute: false }) value!: Import;
  @property({ attribute: false }) onCheck!: () => void;
  @property({ attribute: false }) onChange!: () => void;
  @property({ type: Boolean }) checking = false;

  @state() private failure = '';

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, importMessages);
  readonly #save = new Action(
    this,
    async (body: ImportChange) => {
      const before = this.value;
      this.failure = '';
      this.value = withChange(before, body);
      try {
        this.value = await this.#admin.client.patch('/api/admin/imports/{id}', { params: { id: before.id }, body });
      } catch (error) {
        this.value = before;
        throw error;
      }
      this.onChange();
    },
    (error) => (this.failure = failureSentence(this.#locale, error)),
  );

  #setTarget(index: number, target: string): void {
    const targets = this.value.columns.map((column, at) => {
      if (at === index) return target;
      // A kind that only one column can be moves to the one that was chosen.
      return column.target === target && target !== 'address' && target !== 'ignore' ? 'ignore' : column.target;
    });
    void this.#save.run({ targets });
  }

  override render() {
    const { lang, dir, t } = this.#locale;
    const { columns } = this.value;
    return html`<div class="portal panel page" lang=${lang} dir=${dir}>
      ${this.failure ? html`<div class="banner danger" part="failure" role="alert">${this.failure}</div>` : nothing}
      ${this.value.blocked ? html`<div class="banner warning" role="status">${this.value.blocked}</div>` : nothing}
      ${this.#renderColumns(columns)}
      ${columns.some(({ target }) => target === 'email') ? nothing : html`<div class="banner warning" role="status">${t('noEmail')}</div>`}
      ${this.#renderPreview(this.value.preview)}
      ${this.#renderFormat()}
      ${this.#renderOptions()}
      <div class="actions">
        <button class="button primary" part="check" type="button" aria-busy=${String(this.checking || this.#save.busy)} @click=${this.onCheck}>
          ${t('check')}
        </button>
      </div>
    </div>`;
  }

  #renderFormat() {
    const { t } = this.#locale;
    const format = this.value.format;
    if (!format) return nothing;
    return html`<section class="section" part="format">
      <h2>${t('reading')}</h2>
      <div class="format">
        ${selectField({
          id: 'encoding',
          label: t('encoding'),
          value: format.encoding,
          options: ENCODINGS.map(([value, label]) => ({ value, label })),
          onChange: (encoding) => void this.#save.run({ encoding: encoding as ImportEncoding }),
        })}
        ${selectField({
          id: 'delimiter',
          label: t('delimiter'),
          value: format.delimiter,
          options: DELIMITERS.map(([value, name]) => ({ value, label: t(`delimiter:${name}`) })),
          onChange: (delimiter) => void this.#save.run({ delimiter: delimiter as ',' }),
        })}
        ${checkboxField({
          id: 'header',
          label: t('header'),
          checked: format.header,
          onChange: (header) => void this.#save.run({ header }),
        })}
      </div>
    </section>`;
  }

  #renderColumns(columns: readonly ImportColumn[]) {
    const { t } = this.#locale;
    const rows = columns.map((column, index) => ({ ...column, index }));
    return html`<section class="section" part="columns">
      <h2>${t('columns')}</h2>
      ${table({
        caption: t('columns'),
        rows,
        key: (row) => String(row.index),
        columns: [
          { id: 'name', label: t('column'), tight: true, cell: (row) => row.name },
          {
            id: 'samples',
            label: t('samples'),
            cell: (row) => html`<span class="muted">${row.samples.join(' · ')}</span>`,
          },
          { id: 'target', label: t('becomes'), cell: (row) => this.#renderTarget(row) },
        ],
      })}
    </section>`;
  }

  #renderTarget({ name, target, index }: ImportColumn & { index: number }) {
    const { t } = this.#locale;
    const own = target.startsWith('field:') ? target : `field:${name.slice(0, 60)}`;
    return html`<span class="select"
      ><select
        class="control"
        part="target"
        aria-label=${t('becomesOf', { column: name })}
        @change=${(event: Event) => this.#setTarget(index, (event.target as HTMLSelectElement).value)}
      >
        ${TARGETS.map((each) => html`<option value=${each} ?selected=${each === target}>${t(`target:${each}`)}</option>`)}
        <option value=${own} ?selected=${own === target}>${t('target:field', { name: own.slice('field:'.length) })}</option>
      </select
      >${chevronDownIcon()}</span
    >`;
  }

  #renderPreview(preview: readonly ImportPreview[]) {
    const { t } = this.#locale;
    if (preview.length === 0) return nothing;
    return html`<section class="section" part="preview">
      <h2>${t('preview')}</h2>
      <ul class="people">
        ${preview.slice(0, 5).map(
          ({ row, email, values, fields, tags, problems }) => html`<li>
            <strong>${[values['firstName'], values['lastName']].filter(Boolean).join(' ') || email || t('previewRow', { row })}</strong>
            <span class="muted">
              ${[email, values['company'], values['phone'], values['address']?.replaceAll('\n', ', '), values['locale'], ...Object.entries(fields).map(([name, text]) => `${name}: ${text}`), ...tags.map((tag) => `#${tag}`)].filter(Boolean).join(' · ')}
            </span>
            ${problems.map((problem) => html`<span class="wrong">${t('previewRow', { row })}: ${problem}</span>`)}
          </li>`,
        )}
      </ul>
    </section>`;
  }

  #renderOptions() {
    const { t } = this.#locale;
    const { existing, tags, invite } = this.value.options;
    return html`<section class="section" part="options">
      <h2>${t('options')}</h2>
      ${selectField({
        id: 'existing',
        label: t('existing'),
        value: existing,
        options: (['fill', 'overwrite', 'leave'] as const).map((value) => ({ value, label: t(`existing:${value}`) })),
        onChange: (value) => void this.#save.run({ options: { existing: value as 'fill' } }),
      })}
      <div @change=${(event: Event) => this.#setTags((event.target as HTMLInputElement).value)}>
        ${textField({ id: 'tags', label: t('tags'), hint: t('tagsHint'), value: tags.join(', ') })}
      </div>
      ${
        this.#admin.can('invitations:write')
          ? checkboxField({
              id: 'invite',
              label: t('invite'),
              checked: invite === 'new',
              onChange: (checked) => void this.#save.run({ options: { invite: checked ? 'new' : 'never' } }),
            })
          : nothing
      }
    </section>`;
  }

  #setTags(text: string): void {
    const tags = text
      .split(',')
      .map((tag) => tag.trim())
      .filter(Boolean);
    void this.#save.run({ options: { tags } });
  }
}

define('portal-admin-import-columns', PortalAdminImportColumns);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-import-columns': PortalAdminImportColumns;
  }
}

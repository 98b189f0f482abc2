import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { fieldStyles } from '@client-portal/kit/field.styles.js';
import { announce } from '@client-portal/kit/announce.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { chevronDownIcon, chevronUpIcon, plusIcon, trashIcon } from '@client-portal/kit/icons.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { html, LitElement, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';

import { type FormComplaints, type FormLine, newLine } from './draft-form.js';
import { lineEditorStyles } from './line-editor.styles.js';
import { invoicesMessages } from './messages.js';

const FIELDS = ['description', 'quantity', 'price', 'tax'] as const;
type LineField = (typeof FIELDS)[number];

/**
 * @internal
 * @tagname portal-admin-invoice-lines
 * @summary What an invoice is for: lines that are added, moved and removed by keyboard as well.
 */
export class PortalAdminInvoiceLines extends LitElement {
  static override styles = [hostStyles, buttonStyles, fieldStyles, lineEditorStyles];

  @property({ attribute: false }) lines: readonly FormLine[] = [];
  @property({ attribute: false }) complaints: FormComplaints = {};
  /** The tax of a line that is added. */
  @property({ attribute: false }) tax = '';
  @property({ attribute: false }) onChange!: (lines: readonly FormLine[]) => void;

  readonly #locale = new LocaleController(this, invoicesMessages);

  #set(key: string, field: LineField, value: string): void {
    this.onChange(this.lines.map((line) => (line.key === key ? { ...line, [field]: value } : line)));
  }

  async #add(after: number): Promise<void> {
    const line = newLine(this.lines[after]?.tax ?? this.tax);
    this.onChange([...this.lines.slice(0, after + 1), line, ...this.lines.slice(after + 1)]);
    await this.#focus(line.key, 'description');
  }

  async #remove(index: number): Promise<void> {
    const rest = this.lines.filter((_, at) => at !== index);
    this.onChange(rest.length ? rest : [newLine(this.tax)]);
    announce(this, this.#locale.t('removedLine', { count: index + 1 }));
    await this.updateComplete;
    const next = this.lines[Math.min(index, this.lines.length - 1)];
    if (next) await this.#focus(next.key, 'description');
  }

  async #move(index: number, by: -1 | 1, field: string): Promise<void> {
    const to = index + by;
    const [line, other] = [this.lines[index], this.lines[to]];
    if (!line || !other) return;
    this.onChange(this.lines.with(index, other).with(to, line));
    await this.#focus(line.key, field);
  }

  async #focus(key: string, field: string): Promise<void> {
    await this.updateComplete;
    await Promise.resolve();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`#${key}-${field}`)?.focus();
  }

  #onKey(event: KeyboardEvent, index: number, field: string): void {
    if (event.isComposing) return;
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      void this.#add(index);
    }
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (!by || !event.altKey) return;
    event.preventDefault();
    void this.#move(index, by, field);
  }

  override render() {
    const { lang, dir, t } = this.#locale;
    return html`<div class="portal" lang=${lang} dir=${dir}>
      <div class="lines" role="group" aria-label=${t('lines')} aria-describedby="keys">
        <div class="line-heads" aria-hidden="true">${FIELDS.map((field) => html`<span class=${field}>${t(field)}</span>`)}</div>
        ${repeat(
          this.lines,
          ({ key }) => key,
          (line, index) => this.#renderLine(line, index),
        )}
      </div>
      <div class="below">
        <button class="button small" type="button" part="add-line" @click=${() => this.#add(this.lines.length - 1)}>
          ${plusIcon()}${t('addLine')}
        </button>
        <span class="hint" id="keys">${t('lineKeys')}</span>
      </div>
    </div>`;
  }

  #renderLine(line: FormLine, index: number) {
    const { t } = this.#locale;
    const act = (
      label: 'lineUp' | 'lineDown' | 'removeLine',
      icon: unknown,
      disabled: boolean,
      run: () => void,
    ) => html`<button
      class="button quiet small icon-only"
      type="button"
      part=${label}
      aria-label=${t(label, { count: index + 1 })}
      ?disabled=${disabled}
      @click=${run}
    >
      ${icon}
    </button>`;
    return html`<div class="line" part="line">
      ${FIELDS.map((field) => this.#renderField(line, index, field))}
      <span class="acts">
        ${act('lineUp', chevronUpIcon(), index === 0, () => void this.#move(index, -1, 'description'))}
        ${act('lineDown', chevronDownIcon(), index === this.lines.length - 1, () => void this.#move(index, 1, 'description'))}
        ${act('removeLine', trashIcon(), false, () => void this.#remove(index))}
      </span>
    </div>`;
  }

  #renderField(line: FormLine, index: number, field: LineField) {
    const { t } = this.#locale;
    const id = `${line.key}-${field}`;
    const complaint = this.complaints[id];
    return html`<span class=${field}>
      <span class="small-label" aria-hidden="true">${t(field)}</span>
      <input
        class="control"
        id=${id}
        autocomplete="off"
        inputmode=${field === 'description' ? 'text' : 'decimal'}
        maxlength=${field === 'description' ? 1000 : 20}
        aria-label="${t(field)} ${index + 1}"
        aria-invalid=${complaint ? 'true' : nothing}
        aria-describedby=${complaint ? `${id}-error` : nothing}
        .value=${live(line[field])}
        @input=${(event: Event) => this.#set(line.key, field, (event.target as HTMLInputElement).value)}
        @keydown=${(event: KeyboardEvent) => this.#onKey(event, index, field)}
      />
      ${complaint ? html`<span class="field-error" id="${id}-error">${t(complaint)}</span>` : nothing}
    </span>`;
  }
}

define('portal-admin-invoice-lines', PortalAdminInvoiceLines);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-invoice-lines': PortalAdminInvoiceLines;
  }
}

import type { InvoiceSettings } from '@client-portal/contract/invoices/admin';
import { Action } from '@client-portal/kit/action.js';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { textArea, textField } from '@client-portal/kit/field.js';
import { fieldStyles } from '@client-portal/kit/field.styles.js';
import { formSummary } from '@client-portal/kit/form-summary.js';
import { formSummaryStyles } from '@client-portal/kit/form-summary.styles.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { RequestTask } from '@client-portal/kit/request-task.js';
import { skeletonRows } from '@client-portal/kit/skeleton.js';
import { skeletonStyles } from '@client-portal/kit/skeleton.styles.js';
import { viewStyles } from '@client-portal/kit/view.styles.js';
import { css, html, LitElement } from 'lit';

import { AdminController } from '../../core/admin-controller.js';
import { failureSentence, fieldErrors } from '../../core/failure.js';
import { LoadView } from '../../core/load-view.js';
import { pageHead } from '../../core/page.js';
import { pageStyles } from '../../core/page.styles.js';
import { saveEdit } from '../../core/save-edit.js';
import { parseDecimal, toDecimal } from './decimal.js';
import { invoicesMessages } from './messages.js';

interface Typed {
  prefix: string;
  next: string;
  dueDays: string;
  taxRate: string;
  note: string;
}

/**
 * @internal
 * @tagname portal-admin-invoice-settings
 * @summary How invoices are numbered, and what a new one begins with.
 */
export class PortalAdminInvoiceSettings extends LitElement {
  static override styles = [
    ...[hostStyles, buttonStyles, fieldStyles, formSummaryStyles, skeletonStyles, viewStyles, pageStyles],
    css`
      .fields {
        max-inline-size: 480px;
      }
    `,
  ];

  @state() private typed: Typed | undefined;
  @state() private failure: unknown;

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, invoicesMessages);
  readonly #load = new LoadView(this, this.#locale);
  readonly #settings = new RequestTask(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.#read(true, signal),
  });
  readonly #save = new Action(
    this,
    () => this.#store(),
    (error) => (this.failure = error),
  );
  #etag: string | null = null;

  async #read(shows: boolean, signal?: AbortSignal): Promise<InvoiceSettings> {
    const { data, etag } = await this.#admin.client.getWithTag('/api/admin/invoices/settings', {
      ...(signal && { signal }),
    });
    this.#etag = etag;
    const { prefix, next, dueDays, taxRate, note } = data;
    if (shows) {
      this.typed = { prefix, note, next: String(next), dueDays: String(dueDays), taxRate: toDecimal(taxRate, 2, true) };
    }
    return data;
  }

  async #store(): Promise<void> {
    const { prefix, next, dueDays, taxRate, note } = this.typed!;
    this.failure = undefined;
    const body = {
      ...{ prefix, note, next: parseDecimal(next, 0) ?? 0, dueDays: parseDecimal(dueDays, 0) ?? -1 },
      taxRate: parseDecimal(taxRate || '0', 2) ?? -1,
    };
    const saved = await saveEdit(this.#admin.scope, {
      etag: this.#etag,
      save: (ifMatch) => this.#admin.client.patch('/api/admin/invoices/settings', { body, ifMatch }),
      reload: async (shows) => {
        await this.#read(shows);
        return this.#etag;
      },
    });
    if (!saved) return;
    await this.#settings.run();
    this.#admin.toast(this.#locale.t('settingsSaved'), { tone: 'success' });
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    void this.#save.run();
  };

  override render() {
    const { lang, dir, t } = this.#locale;
    return html`<div class="portal panel page" lang=${lang} dir=${dir}>
      ${pageHead(this.#admin, { title: t('settings'), text: t('settingsText'), back: { label: t('back'), view: 'invoices' } })}
      ${this.#load.render(this.#settings, {
        skeleton: () => skeletonRows(t('loading'), 5),
        content: (settings) => (this.typed ? this.#renderForm(settings, this.typed) : ''),
      })}
    </div>`;
  }

  #renderForm({ nextNumber }: InvoiceSettings, typed: Typed) {
    const { t } = this.#locale;
    const errors = fieldErrors(this.failure);
    const isOther = this.failure !== undefined && Object.keys(errors).length === 0;
    const field = (id: keyof Typed, label: string, hint?: string) =>
      textField({
        ...{ id, label, hint, value: typed[id], error: errors[id], autocomplete: 'off', maxlength: 20 },
        onInput: (value) => (this.typed = { ...typed, [id]: value }),
      });
    return html`<form class="fields" novalidate @submit=${this.#submit}>
      ${formSummary(this.#locale, isOther ? [{ message: failureSentence(this.#locale, this.failure) }] : [])}
      ${field('prefix', t('prefix'))} ${field('next', t('nextNumber'), t('nextNumberHint', { number: nextNumber }))}
      ${field('dueDays', t('defaultDue'))} ${field('taxRate', t('defaultTax'))}
      ${textArea({
        ...{ id: 'note', label: t('defaultNote'), value: typed.note, optional: t('optional'), maxlength: 4000 },
        onInput: (note) => (this.typed = { ...typed, note }),
      })}
      <div class="actions">
        <button class="button primary" type="submit" part="submit" aria-busy=${this.#save.busy ? 'true' : 'false'}>
          ${t('saveSettings')}
        </button>
      </div>
    </form>`;
  }
}

define('portal-admin-invoice-settings', PortalAdminInvoiceSettings);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-invoice-settings': PortalAdminInvoiceSettings;
  }
}

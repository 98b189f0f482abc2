import './form-page.js';

import type { Form } from '@client-portal/contract/admin';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { formatNumber } from '@client-portal/kit/format.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { fileTextIcon, plusIcon } from '@client-portal/kit/icons.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { RequestTask } from '@client-portal/kit/request-task.js';
import { skeletonRows } from '@client-portal/kit/skeleton.js';
import { skeletonStyles } from '@client-portal/kit/skeleton.styles.js';
import { statusChip } from '@client-portal/kit/status-chip.js';
import { statusChipStyles } from '@client-portal/kit/status-chip.styles.js';
import { table } from '@client-portal/kit/table.js';
import { time } from '@client-portal/kit/time.js';
import { viewStyles } from '@client-portal/kit/view.styles.js';
import { emptyView } from '@client-portal/kit/views.js';
import { html, LitElement, nothing } from 'lit';

import { AdminController } from '../core/admin-controller.js';
import { denseTableStyles } from '../core/dense-table.styles.js';
import { LoadView } from '../core/load-view.js';
import { pageHead } from '../core/page.js';
import { pageStyles } from '../core/page.styles.js';
import { formsMessages } from './messages.js';

/**
 * @internal
 * @tagname portal-admin-forms
 * @summary The forms on the business's pages.
 */
export class PortalAdminForms extends LitElement {
  static override styles = [
    hostStyles,
    buttonStyles,
    denseTableStyles,
    skeletonStyles,
    statusChipStyles,
    viewStyles,
    pageStyles,
  ];

  /** Nothing, `new`, or the id of a form and perhaps one of its parts: `frm_1/sent/spam`. */
  @property({ attribute: false }) view = '';

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, formsMessages);
  readonly #load = new LoadView(this, this.#locale);
  readonly #forms = new RequestTask(this, {
    args: () => [] as const,
    task: async (_, { signal }) => (await this.#admin.client.get('/api/admin/forms', { signal })).items,
  });

  constructor() {
    super();
    this.#admin.onChange(['forms', 'form-submissions'], () => void this.#forms.run());
  }

  override render() {
    const [id = '', ...rest] = this.view.split('/');
    if (id.startsWith('frm_')) {
      return html`<portal-admin-form .formId=${id} .section=${rest.join('/')}></portal-admin-form>`;
    }
    const { lang, dir } = this.#locale;
    const isNew = id === 'new' && this.#admin.can('forms:write');
    return html`<div class="portal panel page" lang=${lang} dir=${dir}>${isNew ? this.#renderNew() : this.#renderList()}</div>`;
  }

  #renderNew() {
    const { t } = this.#locale;
    return html`${pageHead(this.#admin, { title: t('new'), back: { label: t('title'), view: 'forms' } })}
      <portal-admin-form-editor
        .onSaved=${({ id }: Form) => this.#admin.navigate(`forms/${id}/embed`, { replace: true })}
      ></portal-admin-form-editor>`;
  }

  #renderList() {
    const { t } = this.#locale;
    const action = this.#admin.can('forms:write') ? this.#renderCreate() : nothing;
    return html`${pageHead(this.#admin, { title: t('title'), text: t('text'), actions: action })}
    ${this.#load.render(this.#forms, {
      skeleton: () => skeletonRows(t('loading'), 3),
      content: (forms) =>
        forms.length === 0
          ? emptyView({ title: t('none'), text: t('noneText'), icon: fileTextIcon })
          : this.#renderTable(forms),
    })}`;
  }

  #renderCreate() {
    const follow = this.#admin.follow('forms/new');
    return html`<a class="button primary" part="add" href=${this.#admin.toHref('forms/new')} @click=${follow}>
      ${plusIcon()}${this.#locale.t('new')}
    </a>`;
  }

  #renderTable(forms: readonly Form[]) {
    const { lang, t } = this.#locale;
    return table({
      caption: t('title'),
      rows: forms,
      key: ({ id }) => id,
      href: ({ id }) => this.#admin.toHref(`forms/${id}`),
      onOpen: ({ id }, event) => this.#admin.follow(`forms/${id}`)(event),
      columns: [
        { id: 'name', label: t('name'), cell: ({ name }) => name },
        {
          id: 'state',
          label: t('state'),
          plain: true,
          cell: ({ enabled }) => statusChip(enabled ? 'success' : 'neutral', t(enabled ? 'on' : 'off')),
        },
        {
          id: 'sent',
          label: t('submissions'),
          align: 'end',
          cell: ({ submissions }) => formatNumber(submissions, lang),
        },
        { id: 'spam', label: t('spam'), align: 'end', cell: ({ spam }) => formatNumber(spam, lang) },
        {
          id: 'last',
          label: t('last'),
          tight: true,
          cell: ({ lastSubmissionAt }) => (lastSubmissionAt === null ? t('never') : time(lastSubmissionAt, lang)),
        },
      ],
    });
  }
}

define('portal-admin-forms', PortalAdminForms);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-forms': PortalAdminForms;
  }
}

import type { Form, FormSubmission } from '@client-portal/contract/admin';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { filterChips } from '@client-portal/kit/filter-chips.js';
import { filterChipsStyles } from '@client-portal/kit/filter-chips.styles.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { PagedRequest, showMore } from '@client-portal/kit/paged-request.js';
import { panelStyles } from '@client-portal/kit/panel.styles.js';
import { skeletonRows } from '@client-portal/kit/skeleton.js';
import { skeletonStyles } from '@client-portal/kit/skeleton.styles.js';
import { table } from '@client-portal/kit/table.js';
import { time } from '@client-portal/kit/time.js';
import { viewStyles } from '@client-portal/kit/view.styles.js';
import { emptyView } from '@client-portal/kit/views.js';
import { html, LitElement, nothing } from 'lit';

import { AdminController } from '../core/admin-controller.js';
import { denseTableStyles } from '../core/dense-table.styles.js';
import { failureSentence } from '../core/failure.js';
import { LoadView } from '../core/load-view.js';
import { confirm } from '../core/question.js';
import { formsStyles } from './forms.styles.js';
import { formsMessages } from './messages.js';

const STATES = ['accepted', 'received', 'spam'] as const;
export type SubmissionState = (typeof STATES)[number];

/**
 * @internal
 * @tagname portal-admin-form-submissions
 * @summary What was sent with a form, and what was taken for spam.
 */
export class PortalAdminFormSubmissions extends LitElement {
  static override styles = [
    hostStyles,
    buttonStyles,
    denseTableStyles,
    filterChipsStyles,
    panelStyles,
    skeletonStyles,
    viewStyles,
    formsStyles,
  ];

  @property({ attribute: false }) form!: Form;
  @property({ attribute: false }) state: SubmissionState = 'accepted';

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, formsMessages);
  readonly #load = new LoadView(this, this.#locale);
  readonly #list = new PagedRequest(this, {
    args: () => [this.form.id, this.state] as const,
    page: ([id, state], cursor, signal) => {
      const query = { state, limit: 50, ...(cursor ? { cursor } : {}) };
      return this.#admin.client.get('/api/admin/forms/{id}/submissions', { params: { id }, query, signal });
    },
  });

  constructor() {
    super();
    this.#admin.onChange(['forms', 'form-submissions', 'contacts'], () => void this.#list.reload());
  }

  async #accept({ id }: FormSubmission): Promise<void> {
    await this.#act('accepted', () =>
      this.#admin.client.post('/api/admin/form-submissions/{id}/accept', { params: { id } }),
    );
  }

  async #delete({ id, values }: FormSubmission): Promise<void> {
    const { t } = this.#locale;
    const name = values['email'] ?? '';
    const question = { heading: t('removeSentHeading', { name }), text: t('removeSentText'), action: t('removeSent') };
    if (!(await confirm(this.#admin.scope, question))) return;
    await this.#act('removedSent', () =>
      this.#admin.client.delete('/api/admin/form-submissions/{id}', { params: { id } }),
    );
  }

  async #act(done: 'accepted' | 'removedSent', act: () => Promise<unknown>): Promise<void> {
    try {
      await act();
      this.#admin.toast(this.#locale.t(done), { tone: 'success' });
    } catch (error) {
      this.#admin.toast(failureSentence(this.#locale, error), { tone: 'danger' });
    }
  }

  override render() {
    const { lang, dir, t } = this.#locale;
    return html`<div class="portal panel block" lang=${lang} dir=${dir}>
      ${filterChips({
        label: t('which'),
        chips: STATES.map((id) => ({ id, label: t(`state:${id}`) })),
        selected: this.state,
        onSelect: (id) => this.#admin.navigate(`forms/${this.form.id}/sent/${id}`, { replace: true }),
      })}
      ${this.#load.render(this.#list, {
        skeleton: () => skeletonRows(t('loading')),
        content: (items) =>
          items.length === 0
            ? emptyView({ title: t('noneSent'), text: t(`noneSent:${this.state}`) })
            : html`${this.#renderTable(items)} ${showMore(this.#locale, this.#list)}`,
      })}
    </div>`;
  }

  #renderTable(items: readonly FormSubmission[]) {
    const { lang, t } = this.#locale;
    const spam = this.state === 'spam';
    return table({
      caption: t('sent'),
      rows: items,
      key: ({ id }) => id,
      href: ({ contactId }) => (contactId ? this.#admin.toHref(`contacts/${contactId}`) : undefined),
      onOpen: ({ contactId }, event) => contactId && this.#admin.follow(`contacts/${contactId}`)(event),
      columns: [
        { id: 'email', label: t('email'), cell: ({ values }) => values['email'] ?? '–' },
        { id: 'answers', label: t('answers'), cell: (submission) => this.#renderAnswers(submission) },
        ...(spam
          ? [
              {
                id: 'reason',
                label: t('reason'),
                cell: ({ reason }: FormSubmission) => (reason ? t(`reason:${reason as 'trap'}`) : '–'),
              },
            ]
          : []),
        { id: 'at', label: t('at'), tight: true, cell: ({ at }) => time(at, lang) },
      ],
      ...(this.#admin.can('forms:write') && {
        actionsLabel: t('actions'),
        actions: (submission: FormSubmission) => this.#renderActions(submission),
      }),
    });
  }

  #renderAnswers({ values, page }: FormSubmission) {
    const labelOf = (name: string) => this.form.fields.find((field) => field.name === name)?.label ?? name;
    const others = Object.entries(values).filter(([name]) => name !== 'email');
    return html`<dl class="answers">
      ${others.map(([name, value]) => html`<div><dt>${labelOf(name)}:</dt> <dd>${value}</dd></div>`)}
      ${page ? html`<div><dt>${this.#locale.t('page')}:</dt> <dd>${page.replace(/^https?:\/\//, '')}</dd></div>` : nothing}
    </dl>`;
  }

  #renderActions(submission: FormSubmission) {
    const { t } = this.#locale;
    return html`${
      submission.state === 'spam'
        ? html`<button class="button small" part="accept" type="button" @click=${() => void this.#accept(submission)}>${t('accept')}</button>`
        : nothing
    }<button class="button small quiet" part="delete-sent" type="button" @click=${() => void this.#delete(submission)}>${t('removeSent')}</button>`;
  }
}

define('portal-admin-form-submissions', PortalAdminFormSubmissions);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-form-submissions': PortalAdminFormSubmissions;
  }
}

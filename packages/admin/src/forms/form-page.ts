import './form-editor.js';
import './form-submissions.js';
import '@client-portal/kit/menu.js';

import type { Form } from '@client-portal/contract/admin';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { RequestTask } from '@client-portal/kit/request-task.js';
import { skeletonText } from '@client-portal/kit/skeleton.js';
import { skeletonStyles } from '@client-portal/kit/skeleton.styles.js';
import { tabList, tabPanel } from '@client-portal/kit/tabs.js';
import { tabsStyles } from '@client-portal/kit/tabs.styles.js';
import { viewStyles } from '@client-portal/kit/view.styles.js';
import { html, LitElement, nothing } from 'lit';

import { AdminController } from '../core/admin-controller.js';
import { failureSentence } from '../core/failure.js';
import { LoadView } from '../core/load-view.js';
import { pageHead } from '../core/page.js';
import { pageStyles } from '../core/page.styles.js';
import { confirm } from '../core/question.js';
import { formSnippets } from './form-snippets.js';
import type { SubmissionState } from './form-submissions.js';
import { formsStyles } from './forms.styles.js';
import { formsMessages } from './messages.js';

const TABS = ['edit', 'sent', 'embed'] as const;

/**
 * @internal
 * @tagname portal-admin-form
 * @summary One form: its fields, what was sent with it, and how it gets onto a page.
 */
export class PortalAdminForm extends LitElement {
  static override styles = [hostStyles, buttonStyles, skeletonStyles, tabsStyles, viewStyles, pageStyles, formsStyles];

  @property({ attribute: false }) formId = '';
  /** Which part is open: `sent/spam`. */
  @property({ attribute: false }) section = '';

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, formsMessages);
  readonly #load = new LoadView(this, this.#locale);
  readonly #form = new RequestTask(this, {
    args: () => [this.formId] as const,
    task: ([id], { signal }) => this.#read(id, signal),
  });

  constructor() {
    super();
    this.#admin.onChange(['forms'], () => void this.#form.run());
  }

  async #read(id: string, signal?: AbortSignal): Promise<{ data: Form; etag: string | null }> {
    return this.#admin.client.getWithTag('/api/admin/forms/{id}', { params: { id }, signal });
  }

  async #delete({ id, name }: Form): Promise<void> {
    const { t } = this.#locale;
    const question = { heading: t('deleteHeading', { name }), text: t('deleteText'), action: t('delete') };
    if (!(await confirm(this.#admin.scope, question))) return;
    try {
      await this.#admin.client.delete('/api/admin/forms/{id}', { params: { id } });
      this.#admin.toast(t('deleted'), { tone: 'success' });
      this.#admin.navigate('forms', { replace: true });
    } catch (error) {
      this.#admin.toast(failureSentence(this.#locale, error), { tone: 'danger' });
    }
  }

  override render() {
    const { lang, dir, t } = this.#locale;
    const form = this.#form.value?.data;
    return html`<div class="portal panel page" lang=${lang} dir=${dir}>
      ${pageHead(this.#admin, {
        title: form?.name ?? t('title'),
        back: { label: t('title'), view: 'forms' },
        actions: form && this.#admin.can('forms:write') ? this.#renderMenu(form) : nothing,
      })}
      ${this.#load.render(this.#form, {
        skeleton: () => skeletonText(t('loading'), 8),
        content: ({ data, etag }) => this.#renderTabs(data, etag),
      })}
    </div>`;
  }

  #renderMenu(form: Form) {
    const { t } = this.#locale;
    const items = [{ label: t('delete'), danger: true, onSelect: () => void this.#delete(form) }];
    return html`<portal-menu part="menu" label=${t('more', { name: form.name })} .items=${items}></portal-menu>`;
  }

  #renderTabs(form: Form, etag: string | null) {
    const { t } = this.#locale;
    const [wanted = '', state = ''] = this.section.split('/');
    const tab = TABS.find((each) => each === wanted) ?? 'edit';
    return html`<div>
      ${tabList({
        label: t('sections'),
        tabs: TABS.map((id) => ({ id, label: t(id), count: id === 'sent' ? form.submissions : undefined })),
        selected: tab,
        onSelect: (id) =>
          this.#admin.navigate(id === 'edit' ? `forms/${form.id}` : `forms/${form.id}/${id}`, { replace: true }),
      })}
      ${tabPanel(tab, this.#renderTab(tab, form, etag, state))}
    </div>`;
  }

  #renderTab(tab: (typeof TABS)[number], form: Form, etag: string | null, state: string) {
    if (tab === 'embed') return html`${formSnippets(this.#locale.t, this.#admin, form)}`;
    if (tab === 'sent') {
      const shown: SubmissionState = state === 'spam' || state === 'received' ? state : 'accepted';
      return html`<portal-admin-form-submissions .form=${form} .state=${shown}></portal-admin-form-submissions>`;
    }
    return html`<portal-admin-form-editor
      .form=${form}
      .etag=${etag}
      .reload=${() => this.#read(form.id)}
      .onSaved=${() => {}}
    ></portal-admin-form-editor>`;
  }
}

define('portal-admin-form', PortalAdminForm);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-form': PortalAdminForm;
  }
}

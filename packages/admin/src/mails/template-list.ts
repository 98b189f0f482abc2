import type { MailTemplateEntry } from '@client-portal/contract/admin';
import { define } from '@client-portal/kit/define.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { RequestTask } from '@client-portal/kit/request-task.js';
import { skeletonRows } from '@client-portal/kit/skeleton.js';
import { skeletonStyles } from '@client-portal/kit/skeleton.styles.js';
import { table } from '@client-portal/kit/table.js';
import { viewStyles } from '@client-portal/kit/view.styles.js';
import { html, LitElement } from 'lit';

import { AdminController } from '../core/admin-controller.js';
import { denseTableStyles } from '../core/dense-table.styles.js';
import { LoadView } from '../core/load-view.js';
import { mailsMessages, templateName } from './messages.js';

/**
 * @internal
 * @tagname portal-admin-mail-templates
 * @summary All mails to clients, and which have words of the business's own.
 */
export class PortalAdminMailTemplates extends LitElement {
  static override styles = [hostStyles, denseTableStyles, skeletonStyles, viewStyles];

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, mailsMessages);
  readonly #load = new LoadView(this, this.#locale);
  readonly #templates = new RequestTask(this, {
    args: () => [] as const,
    task: async (_, { signal }) => (await this.#admin.client.get('/api/admin/mail-templates', { signal })).items,
  });

  constructor() {
    super();
    this.#admin.onChange(['mail-templates'], () => void this.#templates.run());
  }

  #describe({ locales, on }: MailTemplateEntry): string {
    const { t } = this.#locale;
    const languages = locales.map(({ locale, customised }) => (customised ? `${locale} (${t('own')})` : locale));
    return [...languages, ...(on ? [] : [t('off')])].join(', ');
  }

  override render() {
    const { lang, dir, t } = this.#locale;
    return html`<div class="portal panel" lang=${lang} dir=${dir}>
      ${this.#load.render(this.#templates, {
        skeleton: () => skeletonRows(t('loading'), 8),
        content: (rows) =>
          table({
            caption: t('templates'),
            rows,
            key: ({ id }) => id,
            href: ({ id }) => this.#admin.toHref(`mails/templates/${id}`),
            onOpen: ({ id }, event) => this.#admin.follow(`mails/templates/${id}`)(event as MouseEvent),
            columns: [
              { id: 'name', label: t('template'), cell: ({ id }) => templateName(t, id) },
              { id: 'languages', label: t('language'), cell: (each) => this.#describe(each) },
            ],
          }),
      })}
    </div>`;
  }
}

define('portal-admin-mail-templates', PortalAdminMailTemplates);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-mail-templates': PortalAdminMailTemplates;
  }
}

import './api-key-dialog.js';

import type { ApiKey } from '@client-portal/contract/admin';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { keyIcon } from '@client-portal/kit/icons.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { RequestTask } from '@client-portal/kit/request-task.js';
import { skeletonRows } from '@client-portal/kit/skeleton.js';
import { skeletonStyles } from '@client-portal/kit/skeleton.styles.js';
import { statusChip } from '@client-portal/kit/status-chip.js';
import { statusChipStyles } from '@client-portal/kit/status-chip.styles.js';
import { table } from '@client-portal/kit/table.js';
import { day, time } from '@client-portal/kit/time.js';
import { viewStyles } from '@client-portal/kit/view.styles.js';
import { emptyView } from '@client-portal/kit/views.js';
import { html, LitElement, nothing } from 'lit';

import { AdminController } from '../core/admin-controller.js';
import { denseTableStyles } from '../core/dense-table.styles.js';
import { failureSentence } from '../core/failure.js';
import { LoadView } from '../core/load-view.js';
import { confirm } from '../core/question.js';
import { staffMessages } from './messages.js';

/**
 * @internal
 * @tagname portal-admin-api-keys
 * @summary The keys of programs that use the management API.
 */
export class PortalAdminApiKeys extends LitElement {
  static override styles = [hostStyles, buttonStyles, denseTableStyles, skeletonStyles, statusChipStyles, viewStyles];

  /** Asks for what a new key shall do. */
  @property({ attribute: false }) creating = false;

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, staffMessages);
  readonly #load = new LoadView(this, this.#locale);
  readonly #keys = new RequestTask(this, {
    args: () => [] as const,
    task: async (_, { signal }) => (await this.#admin.client.get('/api/admin/api-keys', { signal })).items,
  });

  constructor() {
    super();
    this.#admin.onChange(['api-keys'], () => void this.#keys.run());
  }

  async #revoke({ id, name }: ApiKey): Promise<void> {
    const { t } = this.#locale;
    const question = { heading: t('revokeHeading', { name }), text: t('revokeText'), action: t('revoke') };
    if (!(await confirm(this.#admin.scope, question))) return;
    try {
      await this.#admin.client.delete('/api/admin/api-keys/{id}', { params: { id } });
      this.#admin.toast(t('didRevoke', { name }), { tone: 'success' });
    } catch (error) {
      this.#admin.toast(failureSentence(this.#locale, error), { tone: 'danger' });
    }
  }

  override render() {
    const { lang, dir, t } = this.#locale;
    return html`<div class="portal panel" lang=${lang} dir=${dir}>
      ${this.#load.render(this.#keys, {
        skeleton: () => skeletonRows(t('loading'), 3),
        content: (keys) => (keys.length === 0 ? this.#renderEmpty() : this.#renderTable(keys)),
      })}
      <portal-admin-new-api-key
        .open=${this.creating}
        .onClose=${() => this.#admin.navigate('staff/keys', { replace: true })}
      ></portal-admin-new-api-key>
    </div>`;
  }

  #renderEmpty() {
    const { t } = this.#locale;
    return emptyView({ title: t('noKeys'), text: t('noKeysText'), icon: keyIcon });
  }

  #renderTable(keys: readonly ApiKey[]) {
    const { lang, t } = this.#locale;
    const mayRevoke = this.#admin.can('staff:write');
    return table({
      caption: t('keys'),
      rows: keys,
      key: ({ id }) => id,
      columns: [
        { id: 'name', label: t('keyName'), cell: ({ name }) => name },
        { id: 'key', label: t('key'), tight: true, cell: ({ prefix }) => html`<code>${prefix}…</code>` },
        {
          id: 'scopes',
          label: t('scopes'),
          cell: ({ scopes }) =>
            html`<span title=${scopes.join(', ')}>${t('allScopes', { count: scopes.length })}</span>`,
        },
        {
          id: 'lastUsed',
          label: t('lastUsed'),
          tight: true,
          cell: ({ lastUsedAt }) => (lastUsedAt === null ? t('never') : time(lastUsedAt, lang)),
        },
        {
          id: 'expires',
          label: t('expires'),
          tight: true,
          cell: ({ expiresAt }) => (expiresAt === null ? t('days:0') : day(expiresAt, lang)),
        },
        { id: 'state', label: t('state'), plain: true, cell: (key) => this.#renderState(key) },
      ],
      ...(mayRevoke && {
        actionsLabel: t('actions'),
        actions: (key: ApiKey) =>
          key.revokedAt === null
            ? html`<button class="button small" part="revoke" type="button" @click=${() => void this.#revoke(key)}>${t('revoke')}</button>`
            : nothing,
      }),
    });
  }

  #renderState({ revokedAt, expiresAt }: ApiKey) {
    const { t } = this.#locale;
    if (revokedAt !== null) return statusChip('neutral', t('revoked'));
    if (expiresAt !== null && expiresAt <= Date.now()) return statusChip('neutral', t('expired'));
    return statusChip('success', t('works'));
  }
}

define('portal-admin-api-keys', PortalAdminApiKeys);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-api-keys': PortalAdminApiKeys;
  }
}

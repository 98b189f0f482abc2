import type { AuditVerdict } from '@client-portal/contract/admin';
import { Action } from '@client-portal/kit/action.js';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { shieldIcon } from '@client-portal/kit/icons.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { statusChip } from '@client-portal/kit/status-chip.js';
import { statusChipStyles } from '@client-portal/kit/status-chip.styles.js';
import { html, LitElement, nothing } from 'lit';

import { AdminController } from '../core/admin-controller.js';
import { failureSentence } from '../core/failure.js';
import { auditStyles } from './audit.styles.js';
import { auditMessages } from './messages.js';
import { verifyLog } from './verify-log.js';

/**
 * @internal
 * @tagname portal-admin-audit-verdict
 * @summary Checks the log against its seals and says what it found.
 */
export class PortalAdminAuditVerdict extends LitElement {
  static override styles = [hostStyles, buttonStyles, statusChipStyles, auditStyles];

  @state() private verdict: AuditVerdict | undefined;
  @state() private checked = 0;

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, auditMessages);
  readonly #verify = new Action(
    this,
    async () => {
      this.verdict = undefined;
      this.checked = 0;
      this.verdict = await verifyLog(this.#admin.client, (checked) => (this.checked = checked));
    },
    (error) => this.#admin.toast(failureSentence(this.#locale, error), { tone: 'danger' }),
  );

  override render() {
    const { lang, dir, t } = this.#locale;
    const { busy } = this.#verify;
    return html`<div class="portal" lang=${lang} dir=${dir}>
      <button class="button small" part="verify" type="button" aria-busy=${busy ? 'true' : 'false'} @click=${() => this.#verify.run()}>
        ${shieldIcon()}${t('verify')}
      </button>
      <div role="status">
        ${busy && this.checked > 0 ? html`<p class="muted">${t('verifying', { count: this.checked })}</p>` : nothing}
        ${this.verdict ? this.#renderVerdict(this.verdict) : nothing}
      </div>
    </div>`;
  }

  #renderVerdict({ broken, checked, unsealed, head }: AuditVerdict) {
    const { t } = this.#locale;
    if (broken) {
      return html`<div class="verdict broken" part="verdict broken">
        ${statusChip('danger', t('broken', { seq: String(broken.seq) }))}
        <p>${t(`broken:${broken.reason}`)} ${t('brokenText')}</p>
      </div>`;
    }
    return html`<div class="verdict" part="verdict intact">
      ${statusChip('success', t('intact', { count: checked + unsealed }))}
      ${head ? html`<p class="muted">${t('head')}</p><code part="audit-head">${head}</code>` : nothing}
    </div>`;
  }
}

define('portal-admin-audit-verdict', PortalAdminAuditVerdict);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-audit-verdict': PortalAdminAuditVerdict;
  }
}

import type { PageFinding, PageReport } from '@client-portal/contract/admin';
import { Action } from '@client-portal/kit/action.js';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property, state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { statusChip } from '@client-portal/kit/status-chip.js';
import { statusChipStyles } from '@client-portal/kit/status-chip.styles.js';
import { viewStyles } from '@client-portal/kit/view.styles.js';
import { html, LitElement, nothing, type PropertyValues } from 'lit';

import { AdminController } from '../core/admin-controller.js';
import { failureView } from '../core/failure.js';
import { pageCheckMessages } from './messages.js';
import { pageCheckStyles } from './page-check.styles.js';

const TONES = { ok: 'success', warn: 'warning', error: 'danger' } as const;

/**
 * @internal
 * @tagname portal-page-check
 * @summary Opens a page of the business and says what is wrong between it and the portal.
 *
 * @csspart check - The button that checks.
 * @csspart verdict - What it comes to.
 * @csspart finding - One finding; also carries its level, as in `::part(finding error)`.
 */
export class PortalPageCheck extends LitElement {
  static override styles = [hostStyles, buttonStyles, statusChipStyles, viewStyles, pageCheckStyles];

  /** The address of the page. */
  @property() page = '';
  @state() private report: PageReport | undefined;
  @state() private failure: unknown;

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, pageCheckMessages);
  readonly #check = new Action(
    this,
    async () => {
      const { page } = this;
      const report = await this.#admin.client.post('/api/admin/page-checks', { body: { page } });
      if (page === this.page) this.report = report;
      this.failure = undefined;
    },
    (error) => (this.failure = error),
  );

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('page')) return;
    this.report = undefined;
    this.failure = undefined;
  }

  /** Checks the page now. */
  check(): Promise<void> {
    return this.#check.run();
  }

  override render() {
    const { lang, dir, t } = this.#locale;
    return html`<div class="portal check" lang=${lang} dir=${dir}>
      <div>
        <button
          class="button"
          part="check"
          type="button"
          aria-busy=${this.#check.busy ? 'true' : 'false'}
          ?disabled=${!this.page}
          @click=${this.#check.run}
        >
          ${t(this.report ? 'again' : 'check')}
        </button>
      </div>
      <div class="check" role="status" aria-busy=${this.#check.busy ? 'true' : 'false'}>
        ${this.#check.busy && !this.report ? html`<p class="muted">${t('checking', { page: this.page })}</p>` : nothing}
        ${this.report ? this.#renderReport(this.report) : nothing}
      </div>
      ${this.failure ? failureView(this.#locale, this.failure, () => void this.#check.run()) : nothing}
    </div>`;
  }

  #renderReport({ level, findings }: PageReport) {
    const { t } = this.#locale;
    const fine = findings.filter((each) => each.level === 'ok');
    const others = findings.filter((each) => each.level !== 'ok');
    return html`<p part="verdict">${statusChip(TONES[level], t(`verdict:${level}`))}</p>
      ${others.length > 0 ? this.#renderFindings(others) : nothing}
      ${
        fine.length > 0
          ? html`<details><summary>${t('fine', { count: fine.length })}</summary>${this.#renderFindings(fine)}</details>`
          : nothing
      }`;
  }

  #renderFindings(findings: readonly PageFinding[]) {
    const { t } = this.#locale;
    return html`<ul class="findings">
      ${findings.map(
        ({ level, title, detail, fix }) => html`<li class="finding" part="finding ${level}">
          <div class="finding-title">${statusChip(TONES[level], t(`level:${level}`))}<span>${title}</span></div>
          <p class="muted">${detail}</p>
          ${fix ? this.#renderFix(fix) : nothing}
        </li>`,
      )}
    </ul>`;
  }

  /** The first line says what to do; what follows is to be copied. */
  #renderFix(fix: string) {
    const [first = '', ...rest] = fix.split('\n');
    return html`<p>${first}</p>
      ${rest.length > 0 ? html`<pre class="fix" tabindex="0" dir="ltr">${rest.join('\n')}</pre>` : nothing}`;
  }
}

define('portal-page-check', PortalPageCheck);

declare global {
  interface HTMLElementTagNameMap {
    'portal-page-check': PortalPageCheck;
  }
}

import type { Funnel } from '@client-portal/contract/admin';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { selectField } from '@client-portal/kit/field.js';
import { fieldStyles } from '@client-portal/kit/field.styles.js';
import { formatNumber, formatPercent } from '@client-portal/kit/format.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { RequestTask } from '@client-portal/kit/request-task.js';
import { skeletonText } from '@client-portal/kit/skeleton.js';
import { skeletonStyles } from '@client-portal/kit/skeleton.styles.js';
import { viewStyles } from '@client-portal/kit/view.styles.js';
import { emptyView } from '@client-portal/kit/views.js';
import { html, LitElement } from 'lit';

import { AdminController } from '../core/admin-controller.js';
import { denseTableStyles } from '../core/dense-table.styles.js';
import { LoadView } from '../core/load-view.js';
import { pageStyles } from '../core/page.styles.js';
import { funnelChart, STAGES } from './funnel-chart.js';
import { funnelMessages } from './funnel-messages.js';
import { funnelTable } from './funnel-table.js';
import { funnelStyles } from './funnel.styles.js';
import { LiveReload } from './live-reload.js';

const STEPS = ['day', 'week', 'month'] as const;
type Source = Funnel['sources'][number]['source'];
const SOURCES: readonly Source[] = ['checkout', 'form', 'import', 'manual', 'invite', 'api', 'sign-up'];

/**
 * @internal
 * @tagname portal-admin-funnel
 * @summary From invitation to use over time, as a chart with its table.
 */
export class PortalAdminFunnel extends LitElement {
  static override styles = [
    hostStyles,
    buttonStyles,
    fieldStyles,
    denseTableStyles,
    pageStyles,
    skeletonStyles,
    viewStyles,
    funnelStyles,
  ];

  @state() private step: Funnel['step'] = 'week';
  @state() private source: Source | '' = '';
  @state() private asTable = false;
  @state() private width = 0;

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, funnelMessages);
  readonly #load = new LoadView(this, this.#locale);
  readonly #resized = new ResizeObserver(([entry]) => (this.width = Math.floor(entry?.contentRect.width ?? 0)));
  readonly #funnel = new RequestTask(this, {
    args: () => [this.step, this.source] as const,
    task: ([step, source], { signal }) =>
      this.#admin.client.get('/api/admin/metrics/funnel', { query: { step, ...(source && { source }) }, signal }),
  });

  constructor() {
    super();
    new LiveReload(this, this.#admin, () => void this.#funnel.run());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resized.observe(this);
  }

  /** At once, because the observer waits for a frame, and a page in the background draws none. */
  override firstUpdated(): void {
    this.width = Math.floor(this.clientWidth);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  override render() {
    const { lang, dir, t } = this.#locale;
    return html`<div class="portal panel" lang=${lang} dir=${dir}>
      <section class="section" part="funnel" aria-labelledby="funnel">
        <div class="section-head">
          <div>
            <h2 id="funnel">${t('title')}</h2>
            <p class="muted">${t('text')}</p>
          </div>
          ${this.#renderFilters()}
        </div>
        ${this.#load.render(this.#funnel, {
          skeleton: () => skeletonText(t('loading'), 6),
          content: (funnel) => this.#renderFunnel(funnel),
        })}
      </section>
    </div>`;
  }

  #renderFilters() {
    const { t } = this.#locale;
    return html`<div class="filters">
      ${selectField({
        id: 'period',
        label: t('period'),
        value: this.step,
        options: STEPS.map((step) => ({ value: step, label: t(`period:${step}`) })),
        onChange: (value) => (this.step = value as Funnel['step']),
      })}
      ${selectField({
        id: 'source',
        label: t('source'),
        value: this.source,
        options: [
          { value: '', label: t('source:all') },
          ...SOURCES.map((id) => ({ value: id, label: t(`source:${id}`) })),
        ],
        onChange: (value) => (this.source = value as Source | ''),
      })}
    </div>`;
  }

  #renderFunnel(funnel: Funnel) {
    const { t } = this.#locale;
    const { sent, joinedUninvited } = funnel.total;
    if (sent === 0 && joinedUninvited === 0) return emptyView({ title: t('empty'), text: t('emptyText') });
    return html`${this.#renderStages(funnel)}
      ${this.asTable ? funnelTable(this.#locale, funnel) : html`<div class="canvas">${this.#renderChart(funnel)}</div>`}
      <div>
        <button class="button quiet small" part="as-table" type="button" @click=${() => (this.asTable = !this.asTable)}>
          ${t(this.asTable ? 'asChart' : 'asTable')}
        </button>
      </div>`;
  }

  #renderStages({ total }: Funnel) {
    const { lang, t } = this.#locale;
    return html`<ol class="stages" part="stages">
      ${STAGES.map(
        (stage) => html`<li part="stage ${stage}">
          <span>${t(stage)}</span>
          <strong class="number">${formatNumber(total[stage], lang)}</strong>
          <span class="muted">
            ${stage === 'sent' || total.sent === 0 ? '' : t('share', { percent: formatPercent(total[stage] / total.sent, lang) })}
          </span>
        </li>`,
      )}
    </ol>`;
  }

  #renderChart(funnel: Funnel) {
    const { lang, dir, t } = this.#locale;
    if (this.width === 0) return '';
    const { joinedUninvited: uninvited, ...total } = funnel.total;
    return funnelChart({ funnel, width: this.width, lang, dir, nameOf: t, label: t('chart', { ...total, uninvited }) });
  }
}

define('portal-admin-funnel', PortalAdminFunnel);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-funnel': PortalAdminFunnel;
  }
}

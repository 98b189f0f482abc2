import './import-columns.js';
import './import-check.js';
import './import-result.js';

import type { Import } from '@client-portal/contract/admin';
import { Action } from '@client-portal/kit/action.js';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property, state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { formatNumber } from '@client-portal/kit/format.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { progressBar } from '@client-portal/kit/progress-bar.js';
import { progressBarStyles } from '@client-portal/kit/progress-bar.styles.js';
import { RequestTask } from '@client-portal/kit/request-task.js';
import { skeletonRows } from '@client-portal/kit/skeleton.js';
import { skeletonStyles } from '@client-portal/kit/skeleton.styles.js';
import { viewStyles } from '@client-portal/kit/view.styles.js';
import { html, LitElement, nothing } from 'lit';

import { AdminController } from '../core/admin-controller.js';
import { failureSentence } from '../core/failure.js';
import { LoadView } from '../core/load-view.js';
import { pageStyles } from '../core/page.styles.js';
import { importsStyles } from './imports.styles.js';
import { importMessages } from './messages.js';

const LOOK_AGAIN = 800;
const STEPS = ['file', 'columns', 'check', 'run'] as const;
const UNDER_WAY: readonly Import['state'][] = ['checking', 'running', 'undoing'];

/**
 * @internal
 * @tagname portal-admin-import
 * @summary One import, from its columns to its result.
 */
export class PortalAdminImport extends LitElement {
  static override styles = [
    hostStyles,
    buttonStyles,
    skeletonStyles,
    progressBarStyles,
    viewStyles,
    pageStyles,
    importsStyles,
  ];

  @property({ attribute: false }) importId = '';

  @state() private isEditing = false;
  @state() private failure = '';

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, importMessages);
  readonly #load = new LoadView(this, this.#locale);
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #import = new RequestTask(this, {
    args: () => [this.importId] as const,
    task: ([id], { signal }) => this.#admin.client.get('/api/admin/imports/{id}', { params: { id }, signal }),
    onComplete: (value) => this.#lookAgain(value),
  });
  readonly #do = new Action(
    this,
    async (verb: 'check' | 'run' | 'cancel' | 'undo') => {
      this.failure = '';
      await this.#admin.client.post(`/api/admin/imports/{id}/${verb}`, { params: { id: this.importId } });
      this.isEditing = false;
      await this.#import.run();
    },
    (error) => {
      this.failure = failureSentence(this.#locale, error);
      void this.#import.run();
    },
  );

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) void this.#import.run();
  }

  #lookAgain({ state }: Import): void {
    clearTimeout(this.#timer);
    if (UNDER_WAY.includes(state)) this.#timer = setTimeout(() => void this.#import.run(), LOOK_AGAIN);
  }

  readonly #reload = (): void => void this.#import.run();

  override render() {
    const { lang, dir, t } = this.#locale;
    return html`<div class="portal panel page" lang=${lang} dir=${dir}>
      ${this.failure ? html`<div class="banner danger" part="failure" role="alert">${this.failure}</div>` : nothing}
      ${this.#load.render(this.#import, {
        skeleton: () => skeletonRows(t('loading')),
        content: (value) => html`${this.#renderSteps(value)}${this.#renderState(value)}`,
      })}
    </div>`;
  }

  #renderSteps(value: Import) {
    const { t } = this.#locale;
    const current = this.#stepOf(value);
    return html`<ol class="steps" part="steps" aria-label=${t('steps')}>
      ${STEPS.map(
        (step, index) =>
          html`<li aria-current=${step === current ? 'step' : nothing}>${index + 1}. ${t(`step:${step}`)}</li>`,
      )}
    </ol>`;
  }

  #stepOf({ state }: Import): (typeof STEPS)[number] {
    if (state === 'uploading') return 'file';
    if (state === 'ready' || this.isEditing) return 'columns';
    return state === 'checking' || state === 'checked' ? 'check' : 'run';
  }

  #renderState(value: Import) {
    if (value.state === 'uploading') return html`<p part="interrupted">${this.#locale.t('interrupted')}</p>`;
    if (UNDER_WAY.includes(value.state)) return this.#renderProgress(value);
    if (this.#stepOf(value) === 'columns') {
      return html`<portal-admin-import-columns
        .value=${value}
        .onCheck=${() => void this.#do.run('check')}
        .onChange=${this.#reload}
        .checking=${this.#do.busy}
      ></portal-admin-import-columns>`;
    }
    if (value.state === 'checked') {
      return html`<portal-admin-import-check
        .value=${value}
        .onBack=${() => (this.isEditing = true)}
        .onRun=${() => void this.#do.run('run')}
        .onChange=${this.#reload}
        .running=${this.#do.busy}
      ></portal-admin-import-check>`;
    }
    return html`<portal-admin-import-result .value=${value} .onUndo=${() => void this.#do.run('undo')}></portal-admin-import-result>`;
  }

  #renderProgress({ state, progress }: Import) {
    const { t, lang } = this.#locale;
    const { done = 0, total = 0, perSecond = 0, secondsLeft = null } = progress ?? {};
    const label = t(state === 'checking' ? 'checking' : state === 'running' ? 'running' : 'undoing');
    const pace = t('pace', {
      done: formatNumber(done, lang),
      total: formatNumber(total, lang),
      speed: formatNumber(perSecond, lang),
    });
    return html`<section class="section" part="progress-of-import">
      ${
        total > 0
          ? progressBar({ label, value: done / total, lang })
          : html`<p role="status">${label}</p><progress aria-label=${label}></progress>`
      }
      <p class="muted number">
        ${total > 0 ? pace : t('rowsDone', { count: done })}${secondsLeft === null ? nothing : html` · ${this.#left(secondsLeft)}`}
      </p>
      <p class="muted">${t('leave')}</p>
      ${
        state === 'undoing'
          ? nothing
          : html`<div class="actions">
              <button class="button" part="stop" type="button" aria-busy=${String(this.#do.busy)} @click=${() => this.#do.run('cancel')}>
                ${t('stop')}
              </button>
            </div>`
      }
    </section>`;
  }

  #left(seconds: number): string {
    const { t } = this.#locale;
    return seconds < 90 ? t('left', { count: seconds }) : t('leftMinutes', { count: Math.round(seconds / 60) });
  }
}

define('portal-admin-import', PortalAdminImport);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-import': PortalAdminImport;
  }
}

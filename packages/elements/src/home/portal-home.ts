import { query } from '@client-portal/client';
import type { Activity, Home, NextStep } from '@client-portal/contract';
import type { AppId } from '@client-portal/contract/apps';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { formatMoney, formatPlainDate } from '@client-portal/kit/format.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import {
  arrowRightIcon,
  homeIcon,
  type Icon,
  invoiceIcon,
  profileIcon,
  successIcon,
} from '@client-portal/kit/icons.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { panelStyles } from '@client-portal/kit/panel.styles.js';
import { skeletonRows } from '@client-portal/kit/skeleton.js';
import { skeletonStyles } from '@client-portal/kit/skeleton.styles.js';
import type { ThemeName } from '@client-portal/kit/theme-controller.js';
import { time } from '@client-portal/kit/time.js';
import { viewStyles } from '@client-portal/kit/view.styles.js';
import { emptyView } from '@client-portal/kit/views.js';
import { html, LitElement, nothing } from 'lit';

import { LoadView } from '../core/load-view.js';
import { PanelController } from '../core/panel-controller.js';
import { isPlainClick } from '../core/plain-click.js';
import { QueryController } from '../core/query-controller.js';
import { daysUntil, formatRelativeDay } from '../core/relative-day.js';
import { homeMessages } from './home-messages.js';
import { portalHomeStyles } from './portal-home.styles.js';

const ICONS: Readonly<Record<AppId, Icon>> = { invoices: invoiceIcon, profile: profileIcon };

/**
 * @tagname portal-home
 * @summary Where a client arrives: what to do next, shortcuts, and what has happened lately.
 *
 * @slot empty - Shown while there is nothing for the client yet.
 *
 * @event {PortalNavigateEvent} portal-navigate - A view is about to open. Cancelable.
 *
 * @csspart heading - The greeting.
 * @csspart steps - The list of things to do, the most urgent first.
 * @csspart step - One thing to do.
 * @csspart actions - The shortcuts.
 * @csspart action - One shortcut.
 * @csspart activity - What has happened, newest first.
 * @csspart empty - What is shown while there is nothing yet.
 * @csspart error - What is shown when it could not be loaded.
 */
export class PortalHome extends LitElement {
  static override styles = [hostStyles, buttonStyles, panelStyles, viewStyles, skeletonStyles, portalHomeStyles];

  /** The portal server's address; that of the script when left out. */
  @property() url?: string;

  /** `auto`, `light`, `dark` or `host`; the business's choice when left out. */
  @property() theme?: ThemeName;

  /** The level of the first heading in the page's outline, 1 to 6. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;

  /**
   * Home has one view only; always empty.
   * @internal
   */
  @property({ attribute: false }) view = '';

  readonly #locale = new LocaleController(this, homeMessages);
  readonly #panel = new PanelController(this, 'home');
  readonly #home = new QueryController(this, () => this.#panel.ready && query(this.#panel.ready, '/api/home'));
  readonly #view = new LoadView(this, this.#locale, this.#home, () => this.#panel.alone);

  override render() {
    const { lang, dir } = this.#locale;
    return html`
      <div class="portal panel" lang=${lang} dir=${dir}>
        ${this.#panel.render(
          () => html`<div class="stack wide">
            ${this.#renderGreeting()}
            ${this.#view.render(this.#home.value, {
              skeleton: () => html`<div class="placeholder">${skeletonRows(this.#locale.t('loading'), 3)}</div>`,
              content: (home) => this.#renderHome(home),
              gone: () => this.#renderEmpty(),
            })}
          </div>`,
        )}
      </div>
    `;
  }

  #renderGreeting() {
    const { t } = this.#locale;
    // The first name comes with the home page; until then the first word of the whole one is close enough.
    const name = this.#home.value?.name ?? this.#panel.session?.contact.name.split(' ')[0];
    return this.#panel.heading(name ? t('hello', { name }) : t('helloAnybody'));
  }

  #renderHome({ nextSteps, quickActions, activity }: Home) {
    const known = activity.filter(({ kind }) => this.#knows(`activity:${kind}`));
    if (!nextSteps.length && !quickActions.length && !known.length) return this.#renderEmpty();
    return html`<div class="columns">
      <div class="stack wide">${this.#renderSteps(nextSteps)} ${this.#renderActions(quickActions)}</div>
      ${known.length ? this.#renderActivity(known) : nothing}
    </div>`;
  }

  #renderEmpty() {
    const { t } = this.#locale;
    return html`<slot name="empty">${emptyView({ title: t('empty'), text: t('emptyText'), icon: homeIcon })}</slot>`;
  }

  #renderSteps(steps: readonly NextStep[]) {
    const { t } = this.#locale;
    return html`
      <section aria-labelledby="steps">
        <h3 id="steps" aria-level=${this.headingLevel + 1}>${t('steps')}</h3>
        ${
          steps.length
            ? html`<ul class="steps" part="steps">
              ${steps.map((step) => this.#renderStep(step))}
            </ul>`
            : html`<p class="set">${successIcon()}<span>${t('nothingNext')}</span></p>`
        }
      </section>
    `;
  }

  #renderStep(step: NextStep) {
    const content = html`
      <span class="app">${ICONS[step.app](20)}</span>
      <span class="what">
        <span class="say">${this.#say('step', step)}</span>
        ${step.dueOn ? this.#renderDue(step.dueOn) : nothing}
      </span>
      <span class="go">${arrowRightIcon()}</span>
    `;
    return html`<li part="step">${this.#link(step.view, 'step', content)}</li>`;
  }

  #renderDue(dueOn: string) {
    const { t, lang } = this.#locale;
    const isLate = daysUntil(dueOn) < 0;
    const text = t(isLate ? 'wasDue' : 'due', { when: formatRelativeDay(dueOn, lang) });
    return html`<time class=${isLate ? 'late' : 'muted'} datetime=${dueOn} title=${formatPlainDate(dueOn, lang)}>${text}</time>`;
  }

  #renderActions(actions: Home['quickActions']) {
    if (actions.length === 0) return nothing;
    const { t } = this.#locale;
    return html`
      <nav class="actions" part="actions" aria-label=${t('actions')}>
        ${actions.map((action) => this.#link(action.view, 'button', html`${ICONS[action.app]()}${this.#say('action', action)}`, 'action'))}
      </nav>
    `;
  }

  #renderActivity(activity: readonly Activity[]) {
    const { t, lang } = this.#locale;
    return html`
      <section aria-labelledby="activity">
        <h3 id="activity" aria-level=${this.headingLevel + 1}>${t('activity')}</h3>
        <ul class="activity" part="activity">
          ${activity.map((item) => {
            const text = this.#say('activity', item);
            return html`<li>
              <span class="muted">${(item.app ? ICONS[item.app] : homeIcon)()}</span>
              <span class="say">${item.view ? this.#link(item.view, '', html`${text}`) : text}</span>
              <span class="muted at">${time(item.at, lang)}</span>
            </li>`;
          })}
        </ul>
      </section>
    `;
  }

  /** In the portal a link that may be opened in a new tab; alone on a page a button, whose event the page acts on. */
  #link(view: string, name: string, content: unknown, part = 'link') {
    const open = (event: MouseEvent) => {
      if (!isPlainClick(event)) return;
      event.preventDefault();
      this.#panel.open(view);
    };
    return this.#panel.alone
      ? html`<button class="${name} opener" part=${part} type="button" @click=${open}>${content}</button>`
      : html`<a class="${name} opener" part=${part} href=${this.#panel.address(view)} @click=${open}>${content}</a>`;
  }

  #knows(key: string): boolean {
    return key in homeMessages.english;
  }

  #say(
    group: string,
    { app, kind, params }: { app: AppId | null; kind: string; params: Home['activity'][number]['params'] },
  ): string {
    const { t, lang } = this.#locale;
    const key = `${group}:${kind}`;
    if (!this.#knows(key)) return t(`${group}:other`, { app: t(`app:${app}`) });
    const { amount, currency, title, number } = params;
    const isMoney = typeof amount === 'number' && typeof currency === 'string';
    const sum = isMoney ? { amount: formatMoney(amount, currency, lang) } : {};
    return t(key, { ...params, title: title || number || '', ...sum });
  }
}

define('portal-home', PortalHome);

declare global {
  interface HTMLElementTagNameMap {
    'portal-home': PortalHome;
  }
}

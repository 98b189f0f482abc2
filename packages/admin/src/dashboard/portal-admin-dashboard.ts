import '@client-portal/kit/menu.js';
import './portal-admin-funnel.js';

import type { AttentionItem, Metrics } from '@client-portal/contract/admin';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { linkIcon, mailIcon, plusIcon } from '@client-portal/kit/icons.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import type { MenuItem } from '@client-portal/kit/menu.js';
import { RequestTask } from '@client-portal/kit/request-task.js';
import { skeletonText } from '@client-portal/kit/skeleton.js';
import { skeletonStyles } from '@client-portal/kit/skeleton.styles.js';
import { statusChipStyles } from '@client-portal/kit/status-chip.styles.js';
import { viewStyles } from '@client-portal/kit/view.styles.js';
import { html, LitElement, nothing } from 'lit';

import { AdminController } from '../core/admin-controller.js';
import { LoadView } from '../core/load-view.js';
import { pageHead } from '../core/page.js';
import { pageStyles } from '../core/page.styles.js';
import { attentionList } from './attention-list.js';
import { dashboardStyles } from './dashboard.styles.js';
import { firstSteps } from './first-steps.js';
import { LiveReload } from './live-reload.js';
import { dashboardMessages } from './messages.js';
import { appNumbers, numberCards, portalAddress } from './number-cards.js';

interface Now {
  metrics: Metrics;
  attention: readonly AttentionItem[];
}

/**
 * @internal
 * @tagname portal-admin-dashboard
 * @summary How many were invited and joined, where the portal is, and what needs attention; it follows what happens.
 */
export class PortalAdminDashboard extends LitElement {
  static override styles = [
    hostStyles,
    buttonStyles,
    pageStyles,
    skeletonStyles,
    statusChipStyles,
    viewStyles,
    dashboardStyles,
  ];

  @property({ attribute: false }) view = '';

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, dashboardMessages);
  readonly #load = new LoadView(this, this.#locale);
  readonly #now = new RequestTask(this, {
    args: () => [] as const,
    task: async (_, { signal }): Promise<Now> => {
      const { client } = this.#admin;
      const [metrics, { items }] = await Promise.all([
        client.get('/api/admin/metrics', { signal }),
        client.get('/api/admin/attention', { signal }),
      ]);
      return { metrics, attention: items };
    },
  });

  constructor() {
    super();
    new LiveReload(this, this.#admin, () => void this.#now.run());
  }

  override render() {
    const { lang, dir, t } = this.#locale;
    return html`<div class="portal panel" lang=${lang} dir=${dir}>
      <div class="page">
        ${pageHead(this.#admin, { title: t('title'), actions: this.#admin.can('invitations:write') ? this.#renderActions() : nothing })}
        ${this.#load.render(this.#now, {
          skeleton: () => skeletonText(t('loading'), 8),
          content: (now) => this.#renderNow(now),
        })}
        <portal-admin-funnel></portal-admin-funnel>
      </div>
    </div>`;
  }

  async #open(dialog: 'openInviteDialog' | 'openMagicLinkDialog' | 'openLoginMailsDialog'): Promise<void> {
    const dialogs = await import('../invitations/dialogs.js');
    await dialogs[dialog](this.#admin.scope, {});
  }

  #renderActions() {
    const { t } = this.#locale;
    const items: MenuItem[] = [
      { label: t('magicLink'), icon: linkIcon, onSelect: () => void this.#open('openMagicLinkDialog') },
      { label: t('loginEmail'), icon: mailIcon, onSelect: () => void this.#open('openLoginMailsDialog') },
    ];
    return html`<portal-menu label=${t('more')} button-class="" .items=${items}><span slot="trigger">${t('moreShort')}</span></portal-menu>
      <button class="button primary" part="invite" type="button" @click=${() => this.#open('openInviteDialog')}>
        ${plusIcon()}${t('invite')}
      </button>`;
  }

  #renderNow({ metrics, attention }: Now) {
    const { t } = this.#locale;
    return html`
      ${numberCards(this.#locale, metrics)}${portalAddress(this.#locale, metrics.portalUrl)}
      ${firstSteps(t, this.#admin, metrics.firstSteps)}
      <section class="section" aria-labelledby="attention">
        <h2 id="attention">${t('attention')}</h2>
        ${attentionList(t, this.#admin, attention)}
      </section>
      ${appNumbers(this.#locale, this.#admin, metrics.apps)}
    `;
  }
}

define('portal-admin-dashboard', PortalAdminDashboard);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-dashboard': PortalAdminDashboard;
  }
}

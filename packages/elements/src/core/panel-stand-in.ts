import type { PortalClient } from '@client-portal/client';
import type { LocaleController } from '@client-portal/kit/locale-controller.js';
import { html, type TemplateResult } from 'lit';

import { renderFailure } from './failure-view.js';
import type { panelMessages } from './panel-messages.js';

interface StandInOptions {
  client: PortalClient | undefined;
  locale: LocaleController<typeof panelMessages.english>;
  /** The element that has the page's sign-in form. */
  formHost: HTMLElement | undefined;
  isAvailable: boolean;
}

/** What a panel shows instead of its content: no server, loading, a failure, sign-in elsewhere, not for this client. */
export function standIn({ client, locale, formHost, isAvailable }: StandInOptions): TemplateResult | undefined {
  const { t, kit } = locale;
  if (!client) return html`<p>${t('noServer')}</p>`;
  if (!client.portal) {
    const retry = () => void client.refresh().catch(() => {});
    if (client.failure) return renderFailure(t, client.failure, retry);
    return html`<div class="waiting"><p class="visually-hidden" role="status">${kit('loading')}</p></div>`;
  }
  if (client.session === null) return signInElsewhere(locale, formHost);
  return isAvailable ? undefined : html`<p class="muted" part="unavailable">${t('unavailable')}</p>`;
}

function signInElsewhere({ t }: StandInOptions['locale'], formHost: HTMLElement | undefined): TemplateResult {
  const focus = () => formHost?.querySelector<HTMLElement>('portal-sign-in > input')?.focus();
  return html`<p class="muted" part="signed-out">
    ${t('signInFirst')} <button class="link-button" type="button" @click=${focus}>${t('signIn')}</button>
  </p>`;
}

import type { PortalError } from '@client-portal/contract/errors';
import { html, nothing } from 'lit';

import type { PortalMessages } from './portal-messages.js';

export type PortalTranslate = (key: keyof PortalMessages & string, params?: Record<string, string | number>) => string;

/** Why nothing can be shown, whether anything is lost, and what to do. */
export function renderFailure({ code, reason, requestId }: PortalError, t: PortalTranslate, retry: () => void) {
  const kind = code === 'origin_not_allowed' ? 'origin' : code !== 'unavailable' ? 'other' : reason === 'offline' ? 'offline' : 'down';
  return html`
    <div class="notice" part="failure" role="alert">
      <h3>${t(`failed:${kind}`)}</h3>
      <p class="muted">${t(`failed:${kind}:do`)}</p>
      ${kind === 'origin' ? nothing : html`<button class="button" type="button" part="retry" @click=${retry}>${t('retry')}</button>`}
      ${requestId ? html`<p class="muted request">${t('request', { id: requestId })}</p>` : nothing}
    </div>
  `;
}

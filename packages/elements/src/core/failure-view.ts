import type { PortalError } from '@client-portal/contract/errors';
import { html, nothing } from 'lit';

import type { PortalTranslate } from './portal-messages.js';

/** What happened, whether anything is lost and what to do. A failure without a request's id is a script that did not come. */
export function toSentence(t: PortalTranslate, { code, reason, retryAfter, requestId }: PortalError): string {
  if (code === 'rate_limited') return t('error:rate_limited', { count: Math.ceil((retryAfter ?? 60) / 60) });
  if (code === 'origin_not_allowed') return t('error:origin_not_allowed');
  if (code === 'unavailable' || !requestId) {
    return t(reason === 'offline' || !navigator.onLine ? 'error:offline' : 'error:unreachable');
  }
  return t('error:other', { id: requestId });
}

/** Stands in for a portal that cannot be shown. */
export const renderFailure = (t: PortalTranslate, error: PortalError, retry: () => void) => html`
  <div class="notice" part="failure" role="alert">
    <p>${toSentence(t, error)}</p>
    ${
      error.code === 'origin_not_allowed'
        ? nothing
        : html`<button class="button" type="button" part="retry" @click=${retry}>${t('retry')}</button>`
    }
  </div>
`;

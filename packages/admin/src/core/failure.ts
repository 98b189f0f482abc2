import { PortalError } from '@client-portal/contract/errors';
import { translate } from '@client-portal/kit/i18n.js';
import type { KitLocale } from '@client-portal/kit/locale-controller.js';
import { emptyView, errorView } from '@client-portal/kit/views.js';
import { lockIcon, searchIcon } from '@client-portal/kit/icons.js';

import { adminMessages, type AdminTranslate } from './admin-messages.js';

const SPECIAL = [
  'forbidden',
  'not_found',
  'conflict',
  'unauthenticated',
  'step_up_required',
  'payload_too_large',
  'origin_not_allowed',
] as const;

const translator =
  (locale: KitLocale): AdminTranslate =>
  (key, params) =>
    translate(adminMessages, locale.lang, key, params);

/** What happened and what to do, in one sentence. For input the server's own words say what is wrong. */
export function failureSentence(locale: KitLocale, thrown: unknown): string {
  const t = translator(locale);
  const { code, errors, message, reason, retryAfter } = PortalError.from(thrown);
  if (code === 'rate_limited') return t('error:rate_limited', { count: Math.ceil((retryAfter ?? 60) / 60) });
  if (code === 'invalid_request') return errors[0]?.message || message || t('error:invalid_request');
  // The server's sentence names what stands in the way.
  if (code === 'conflict' && message) return message;
  const special = SPECIAL.find((each) => each === code);
  if (special) return t(`error:${special}`);
  if (code === 'unavailable')
    return t(reason === 'offline' || !navigator.onLine ? 'error:offline' : 'error:unreachable');
  return t('error:other');
}

/** In place of what could not be loaded. */
export function failureView(locale: KitLocale, thrown: unknown, retry?: () => void) {
  const t = translator(locale);
  const error = PortalError.from(thrown);
  if (error.code === 'forbidden') {
    return emptyView({ title: t('error:forbidden:title'), text: t('error:forbidden'), icon: lockIcon });
  }
  if (error.code === 'not_found') {
    return emptyView({ title: t('error:not_found:title'), text: t('error:not_found'), icon: searchIcon });
  }
  return errorView(locale, { message: failureSentence(locale, error), requestId: error.requestId, onRetry: retry });
}

/** The first complaint about each field of the input, by its dotted path; empty for any other failure. */
export function fieldErrors(thrown: unknown): Readonly<Record<string, string>> {
  if (!(thrown instanceof PortalError) || thrown.code !== 'invalid_request') return {};
  return Object.fromEntries([...thrown.errors].reverse().map(({ path, message }) => [path, message]));
}

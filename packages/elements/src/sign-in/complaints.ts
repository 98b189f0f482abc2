import type { PortalError } from '@client-portal/contract/errors';

import type { FieldName, SignInField, Translate } from './step.js';

/** Why a try failed, in words for the person; beside a field when it belongs to one. */
export interface Complaint {
  field?: FieldName | undefined;
  text: string;
}

export function complain(t: Translate, { name, autocomplete }: SignInField): Complaint {
  return { field: name, text: t(autocomplete === 'new-password' ? 'wrong:short' : `wrong:${name}`) };
}

export function complainOf(t: Translate, error: PortalError, fields: readonly SignInField[]): Complaint {
  const { code, reason, errors, retryAfter, requestId } = error;
  const has = (name: string) => fields.find((field) => field.name === name);
  if (code === 'invalid_credentials') {
    if (has('code')) return { field: 'code', text: t('error:code') };
    return has('password') ? { field: 'password', text: t('error:invalid_credentials') } : { text: t('error:passkey') };
  }
  const wrong = errors.map(({ path }) => has(path)).find((field) => field !== undefined);
  if (wrong?.name === 'password') return { field: 'password', text: errors.find(({ path }) => path === 'password')!.message };
  if (wrong) return complain(t, wrong);
  if (code === 'rate_limited') return { text: t('error:rate_limited', { count: Math.ceil((retryAfter ?? 60) / 60) }) };
  if (code === 'unavailable') return { text: t(reason === 'offline' ? 'error:offline' : 'error:unreachable') };
  if (code === 'origin_not_allowed') return { text: t('error:origin_not_allowed') };
  return { text: t('error:other', { id: requestId ?? '–' }) };
}

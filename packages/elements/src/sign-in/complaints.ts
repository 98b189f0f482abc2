import type { PortalError } from '@client-portal/contract/errors';

import { toSentence } from '../core/failure-view.js';
import type { PortalTranslate } from '../core/portal-messages.js';
import type { FieldName, SignInField } from './step.js';

/** Why a try failed, in words for the person; beside a field when it belongs to one. */
export interface Complaint {
  field?: FieldName | undefined;
  text: string;
}

export function complain(t: PortalTranslate, { name, autocomplete }: SignInField): Complaint {
  return { field: name, text: t(autocomplete === 'new-password' ? 'wrong:short' : `wrong:${name}`) };
}

export function complainOf(t: PortalTranslate, error: PortalError, fields: readonly SignInField[]): Complaint {
  const { code, errors, reason } = error;
  const has = (name: string) => fields.find((field) => field.name === name);
  if (code === 'invalid_credentials') {
    if (has('code')) return { field: 'code', text: t('error:code') };
    return has('password') ? { field: 'password', text: t('error:invalid_credentials') } : { text: t('error:passkey') };
  }
  const wrong = errors.map(({ path }) => has(path)).find((field) => field !== undefined);
  if (reason === 'password_weak') return { field: 'password', text: t('wrong:weak') };
  if (wrong) return complain(t, wrong);
  return { text: toSentence(t, error) };
}

import type { PortalError } from '@client-portal/contract/errors';
import type { KitLocale } from '@client-portal/kit/locale-controller.js';

import { failureSentence } from '../core/failure.js';
import type { SignInTranslate } from './sign-in-messages.js';
import type { FieldName, SignInField } from './step.js';

/** Why a try failed, in words for the person; beside a field when it belongs to one. */
export interface Complaint {
  field?: FieldName | undefined;
  text: string;
}

export function complain(t: SignInTranslate, { name, autocomplete }: SignInField): Complaint {
  return { field: name, text: t(autocomplete === 'new-password' ? 'wrong:short' : `wrong:${name}`) };
}

export function complainOf(
  locale: KitLocale & { t: SignInTranslate },
  error: PortalError,
  fields: readonly SignInField[],
): Complaint {
  const { t } = locale;
  const has = (name: string) => fields.find((field) => field.name === name);
  if (error.code === 'invalid_credentials') return wrongProof(t, error, has);
  const wrong = error.errors.find(({ path }) => has(path));
  if (wrong) return { field: wrong.path as FieldName, text: wrong.message };
  return { text: failureSentence(locale, error) };
}

function wrongProof(t: SignInTranslate, { reason }: PortalError, has: (name: string) => unknown): Complaint {
  if (reason === 'challenge_expired' || reason === 'passkey_required') return { text: t(`error:${reason}`) };
  if (has('code')) return { field: 'code', text: t('error:code') };
  return has('password') ? { field: 'password', text: t('error:invalid_credentials') } : { text: t('error:passkey') };
}

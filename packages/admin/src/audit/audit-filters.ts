import { selectField, textField } from '@client-portal/kit/field.js';
import { html } from 'lit';

import type { AuditMessages } from './messages.js';

export interface AuditFilters {
  noun: string;
  actor: string;
  from: string;
  to: string;
}

export const NO_FILTERS: AuditFilters = { noun: '', actor: '', from: '', to: '' };

/** What a person looks for, and the types of events that tell of it. */
const NOUNS = {
  contact: 'contact.*,passkey.*',
  invitation: 'contact.invited,invitation.*,link.*',
  session: 'session.*,contact.joined,staff.signed-in',
  entitlement: 'entitlement.*,access.*',
  invoice: 'invoice.*,payment.*',
  mail: 'mail.*',
  form: 'form.*,import.*',
  settings: 'settings.*',
  staff: 'staff.*,key.*',
  webhook: 'webhook.*',
} as const;

const ACTORS = ['staff', 'client', 'key', 'system', 'cli'] as const;

/** The filters as the server takes them. */
export const toAuditQuery = ({ noun, actor, from, to }: AuditFilters, contact: string | undefined) => ({
  ...(noun && { type: NOUNS[noun as keyof typeof NOUNS] }),
  ...(actor && { actor }),
  ...(from && { from }),
  ...(to && { to }),
  ...(contact && { contact }),
});

export const filterFields = (
  t: (key: keyof AuditMessages & string) => string,
  filters: AuditFilters,
  onChange: (change: Partial<AuditFilters>) => void,
) => html`<div class="filters" part="filters" role="group" aria-label=${t('filters')}>
  ${selectField({
    id: 'noun',
    label: t('noun'),
    value: filters.noun,
    options: [
      { value: '', label: t('everything') },
      ...Object.keys(NOUNS).map((id) => ({ value: id, label: t(`noun:${id as keyof typeof NOUNS}`) })),
    ],
    onChange: (noun) => onChange({ noun }),
  })}
  ${selectField({
    id: 'actor',
    label: t('actor'),
    value: filters.actor,
    options: [{ value: '', label: t('everybody') }, ...ACTORS.map((id) => ({ value: id, label: t(`actor:${id}`) }))],
    onChange: (actor) => onChange({ actor }),
  })}
  ${textField({ id: 'from', label: t('from'), type: 'date', value: filters.from, onInput: (from) => onChange({ from }) })}
  ${textField({ id: 'to', label: t('to'), type: 'date', value: filters.to, onInput: (to) => onChange({ to }) })}
</div>`;

import type { Webhook, WebhookDelivery } from '@client-portal/contract/admin';
import { statusChip } from '@client-portal/kit/status-chip.js';

type State = 'on' | 'failing' | 'staff' | 'gone' | 'failed';
type Say = (key: `state:${State}` | `delivery:${WebhookDelivery['state']}`) => string;

const stateOf = ({ enabled, disabledReason, failingSince }: Webhook): State => {
  if (!enabled) return disabledReason === 'failing' ? 'failed' : (disabledReason ?? 'staff');
  return failingSince === null ? 'on' : 'failing';
};

const TONES = { on: 'success', failing: 'warning', staff: 'neutral', gone: 'danger', failed: 'danger' } as const;
const DELIVERY_TONES = { pending: 'neutral', delivered: 'success', failed: 'warning', dead: 'danger' } as const;

export const webhookChip = (t: Say, webhook: Webhook) =>
  statusChip(TONES[stateOf(webhook)], t(`state:${stateOf(webhook)}`));

export const deliveryChip = (t: Say, { state }: WebhookDelivery) =>
  statusChip(DELIVERY_TONES[state], t(`delivery:${state}`));

import { desc, or, eq, isNotNull } from 'drizzle-orm';

import { HOUR } from '../../clock.js';
import type { Core } from '../../deps.js';
import { webhook } from './schema.js';

export interface FailingWebhook {
  id: string;
  url: string;
  /** `failing`: nothing arrives for an hour or more. `disabled`: switched off because of how its receiver behaves. */
  kind: 'failing' | 'disabled';
  since: number;
}

/** Webhooks that somebody should look at. Those that staff switched off are not among them. */
export async function failingWebhooks(core: Core): Promise<FailingWebhook[]> {
  const isBad = or(isNotNull(webhook.failingSince), eq(webhook.enabled, false));
  const rows = await core.db.select().from(webhook).where(isBad).orderBy(desc(webhook.failingSince)).limit(20);
  return rows.flatMap(({ id, url, enabled, disabledReason, disabledAt, failingSince }): FailingWebhook[] => {
    if (!enabled) return disabledReason === 'staff' ? [] : [{ id, url, kind: 'disabled', since: disabledAt ?? 0 }];
    const isLong = failingSince !== null && core.clock() - failingSince >= HOUR;
    return isLong ? [{ id, url, kind: 'failing', since: failingSince }] : [];
  });
}

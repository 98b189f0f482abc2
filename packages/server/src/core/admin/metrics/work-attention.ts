import type { AttentionItem } from '@client-portal/contract/admin';
import { isNotNull } from 'drizzle-orm';

import { job } from '../../db/work-schema.js';
import type { Core } from '../../deps.js';
import { failingWebhooks } from '../webhooks/attention.js';

async function webhookItems(core: Core): Promise<AttentionItem[]> {
  return (await failingWebhooks(core)).map(({ id, url, kind }): AttentionItem => {
    const { host } = new URL(url);
    const message =
      kind === 'failing'
        ? `The webhook to ${host} has not been answered for more than an hour`
        : `The webhook to ${host} was switched off because it kept failing`;
    return {
      kind: `webhook-${kind}`,
      severity: 'warning',
      message,
      count: 1,
      params: { host },
      view: `webhooks/${id}`,
    };
  });
}

async function jobItems({ db }: Core): Promise<AttentionItem[]> {
  const rows = await db.select({ name: job.name }).from(job).where(isNotNull(job.lastError)).limit(20);
  if (rows.length === 0) return [];
  const names = rows.map(({ name }) => name).join(', ');
  const message = `Work in the background failed and is tried again: ${names}. The server's log says why`;
  return [{ kind: 'jobs-failing', severity: 'warning', message, count: rows.length, params: { names }, view: 'audit' }];
}

/** Work that should go by itself and does not. */
export const workAttention = async (core: Core): Promise<AttentionItem[]> =>
  (await Promise.all([webhookItems(core), jobItems(core)])).flat();

import { HOUR, MINUTE, SECOND } from '../../clock.js';
import type { Core, OutboundAnswer } from '../../deps.js';
import { payloadOf } from './payload.js';
import type { DeliveryRow, WebhookRow } from './schema.js';
import { signedHeaders } from './signature.js';

const TIMEOUT = 10 * SECOND;
const EXCERPT = 1024;

/** As the Standard Webhooks specification proposes. */
export const RETRY_AFTER = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];

export interface Outcome {
  delivered: boolean;
  /** The receiver wants no more, ever. */
  gone: boolean;
  /** Nothing is left to send. */
  hopeless: boolean;
  status: number | null;
  error: string | null;
  excerpt: string | null;
  duration: number;
  /** Milliseconds that the receiver asked to be left alone. */
  wait: number;
}

function explain({ status, headers }: OutboundAnswer): string | null {
  if (status >= 200 && status < 300) return null;
  if (status === 410) return 'It answered 410 Gone: it wants no more, so the webhook was switched off';
  if (status >= 300 && status < 400) {
    const target = headers['location'] ? ` to ${headers['location'].slice(0, 300)}` : '';
    return `It answered ${status} and pointed${target}. Redirects are not followed: enter the final address`;
  }
  return `It answered ${status}, and only an answer from 200 to 299 counts as received`;
}

/** Seconds or a date, at most a day. */
function readRetryAfter(text: string | undefined, now: number): number {
  if (!text) return 0;
  const wait = /^\d+$/.test(text) ? Number(text) * SECOND : Date.parse(text) - now;
  return Number.isFinite(wait) ? Math.min(Math.max(wait, 0), 24 * HOUR) : 0;
}

const failed = (error: string, duration = 0, hopeless = false): Outcome => ({
  delivered: false,
  gone: false,
  hopeless,
  status: null,
  error,
  excerpt: null,
  duration,
  wait: 0,
});

/** Sends a delivery once. Never throws: what went wrong is in the outcome, in words. */
export async function attempt(core: Core, target: WebhookRow, delivery: DeliveryRow): Promise<Outcome> {
  const begun = performance.now();
  const elapsed = () => Math.round(performance.now() - begun);
  try {
    const body = await payloadOf(core, delivery);
    if (body === null) return failed('The event is no longer in the log', 0, true);
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'client-portal-webhooks',
      ...(await signedHeaders(core, target, delivery.id, body)),
    };
    const request = { url: target.url, method: 'POST' as const, headers, body, timeout: TIMEOUT, maxBytes: EXCERPT };
    const answer = await core.outbound.send(request);
    const error = explain(answer);
    return {
      delivered: error === null,
      gone: answer.status === 410,
      hopeless: answer.status === 410,
      status: answer.status,
      error,
      excerpt: answer.text.slice(0, EXCERPT),
      duration: elapsed(),
      wait: error === null ? 0 : readRetryAfter(answer.headers['retry-after'], core.clock()),
    };
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error), elapsed());
  }
}

import { pino, stdSerializers, type DestinationStream, type Logger } from 'pino';

import type { NodeConfig } from './config.js';

const SECRET_FIELDS = [
  'authorization',
  'cookie',
  'token',
  'password',
  'secret',
  'handoff',
  'code',
  'email',
  'to',
  'text',
  'html',
];

const SECRETS: [RegExp, string][] = [
  // What drizzle adds to a failed query.
  [/(\n|\s)params: [^]*/g, ' params: ***'],
  [/portal-token=[\w-]+/g, 'portal-token=***'],
  [/\bps_[\w-]{20,}/g, 'ps_***'],
  [/\bBearer\s+\S+/gi, 'Bearer ***'],
  [/(\w+:\/\/)[^\s/@]+@/g, '$1***@'],
  [/[^\s<>"'(),;:=/]+@[^\s<>"'(),;:/]+/g, '***@***'],
];

/** Takes addresses and secrets out of a text that somebody else wrote, such as an error's message. */
export const scrub = (text: string): string =>
  SECRETS.reduce((result, [pattern, replacement]) => result.replace(pattern, replacement), text);

function scrubbed(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return scrub(value);
  if (typeof value !== 'object' || value === null || depth > 4) return typeof value === 'object' ? null : value;
  if (value instanceof Error) {
    const { type, message, stack } = stdSerializers.err(value);
    const cause = value.cause === undefined ? {} : { cause: scrubbed(value.cause, depth + 1) };
    const code = (value as { code?: unknown }).code;
    return {
      type,
      message: scrub(message),
      stack: scrub(stack),
      ...(typeof code === 'string' ? { errorCode: code } : {}),
      ...cause,
    };
  }
  return scrub(JSON.stringify(value) ?? '');
}

/** One JSON object a line, without secrets and without anybody's address. */
export function createLog(level: NodeConfig['logLevel'], destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { error: (value: unknown) => scrubbed(value), err: (value: unknown) => scrubbed(value) },
    redact: { paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`]), censor: '***' },
  };
  // Lines that come close together share a write; what is left is written when the process ends.
  return pino(options, destination ?? pino.destination({ fd: 1, sync: false, minLength: 4096, periodicFlush: 100 }));
}

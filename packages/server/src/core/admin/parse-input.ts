import { PortalError } from '@client-portal/contract/errors';
import type { z } from '@hono/zod-openapi';

/** @throws PortalError `invalid_request` that says what is wrong, field by field. */
export function parseInput<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const errors = result.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  const message = errors.map((each) => (each.path ? `${each.path}: ${each.message}` : each.message)).join('; ');
  throw new PortalError('invalid_request', message, { errors });
}

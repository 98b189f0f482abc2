import { z } from '@hono/zod-openapi';

/** Milliseconds since 1970, UTC. */
export const Instant = z.int().openapi({ description: 'Milliseconds since 1970, UTC' });

/** A calendar day in the business's zone: `2026-11-22`. */
export const PlainDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** ISO 4217. */
export const Currency = z.string().regex(/^[A-Z]{3}$/);

/** Integer minor units of the currency beside it: cents for EUR, whole yen for JPY. */
export const MinorUnits = z.int().openapi({ description: 'Integer minor units of the currency' });

/** A prefixed, sortable, random id, such as `inv_01k…`. */
export const Id = z.string().max(64);

/** An e-mail address as a person types it: trimmed, at most 254 characters. */
export const Email = z.string().trim().max(254).pipe(z.email('Enter an e-mail address such as name@example.com'));

/** BCP 47, such as `en` or `ar-EG`. */
export const Locale = z
  .string()
  .max(35)
  .regex(/^[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*$/);

export const PageQuery = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).optional(),
});

/** A page of a list, newest first unless the operation says otherwise. `nextCursor` is null on the last one. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

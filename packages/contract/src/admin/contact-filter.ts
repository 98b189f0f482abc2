import { z } from '@hono/zod-openapi';

import { Id } from '../core/values.js';

/** Where somebody stands with the portal. `none`: without an e-mail address nobody can be invited. */
export const CONTACT_STATES = ['none', 'eligible', 'invited', 'joined', 'requested', 'suspended'] as const;
export const ContactState = z.enum(CONTACT_STATES).openapi('ContactState');
export type ContactState = z.infer<typeof ContactState>;

export const ContactSource = z
  .enum(['checkout', 'form', 'import', 'manual', 'invite', 'api', 'sign-up'])
  .openapi('ContactSource');
export type ContactSource = z.infer<typeof ContactSource>;

/** A word that the business puts on contacts. */
export const Tag = z.string().trim().min(1).max(60);

const shape = {
  /** The beginnings of words of a name, company, address or alias; all of them must match. */
  q: z.string().trim().max(100).optional(),
  state: ContactState.optional(),
  source: ContactSource.optional(),
  tag: Tag.optional(),
};

/** Which contacts; what is left out does not matter. */
export const ContactFilter = z
  .strictObject({ ...shape, hasEmail: z.boolean().optional(), bounced: z.boolean().optional() })
  .openapi('ContactFilter');
export type ContactFilter = z.infer<typeof ContactFilter>;

const Flag = z.enum(['true', 'false']);

/** A `ContactFilter` in an address; `segment` adds the filter of a saved segment. */
export const ContactFilterQuery = z.object({
  ...shape,
  hasEmail: Flag.optional(),
  bounced: Flag.optional(),
  segment: Id.optional(),
});
export type ContactFilterQuery = z.infer<typeof ContactFilterQuery>;

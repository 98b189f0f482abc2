import { z } from '@hono/zod-openapi';

import { Destination } from '../core/session.js';

/** What an invitation carries, whoever gets it. */
export const InvitationOptions = z.strictObject({
  ...Destination.shape,
  /** What joining gives, such as `app:invoices`. */
  grants: z
    .array(z.string().regex(/^[a-z]+:[\w-]+$/, 'Write what is given as kind and id, such as app:invoices'))
    .max(20)
    .default([]),
  /** A few words of one's own above the button, as plain text. */
  message: z.string().trim().max(1000).default(''),
});
export type InvitationOptions = z.infer<typeof InvitationOptions>;

import { and, eq, isNotNull, isNull } from 'drizzle-orm';

import { issueStaffLink } from '../../auth/staff-links.js';
import { staff } from '../../db/staff-schema.js';
import { orderMail } from '../../mail/send-mail.js';
import type { OutboxHandler } from '../../outbox.js';

/** Works off a request for a new password; an unknown address gets no mail, and the asker cannot tell. */
export const staffResetHandler: OutboxHandler = async (core, { id, payload }) => {
  const { email } = payload as { email: string };
  const [row] = await core.db
    .select()
    .from(staff)
    .where(and(eq(staff.email, email), isNull(staff.disabledAt), isNotNull(staff.passwordHash)));
  if (!row) return [];
  const link = await issueStaffLink(core, row.id, 'reset', 'system');
  const order = { template: 'staff-reset', to: row.email, name: row.name, locale: null, data: { url: link.url } };
  return [...link.statements, ...(await orderMail(core, { ...order, dedupeKey: id, dropAfter: link.expiresAt }))];
};

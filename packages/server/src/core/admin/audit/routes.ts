import * as contract from '@client-portal/contract/admin';

import { toPlainDate } from '../../clock.js';
import { commit } from '../../commit.js';
import type { Core } from '../../deps.js';
import { EVENT_TYPES } from '../../event-types.js';
import { recordEvent } from '../../events.js';
import type { RequestContext } from '../../http/environment.js';
import { type AdminRegister, staffOf } from '../../http/register-admin.js';
import { exportAudit } from './export-audit.js';
import { listAudit } from './list-audit.js';
import { listEvents } from './list-events.js';
import { verifyAudit } from './verify-audit.js';

const PAGE = 100;
const TYPES = { csv: 'text/csv; charset=utf-8', ndjson: 'application/x-ndjson' } as const;

const mayReadContacts = (c: RequestContext): boolean => staffOf(c).scopes.includes('contacts:read');

export function registerAudit(register: AdminRegister, core: Core): void {
  register(contract.listEvents, async (c) => {
    const { after, limit = PAGE, ...filter } = c.req.valid('query');
    return c.json(await listEvents(core, filter, after, limit), 200);
  });

  register(contract.listEventTypes, (c) => {
    const items = Object.entries(EVENT_TYPES).map(([type, sentence]) => ({ type, sentence }));
    return c.json({ items }, 200);
  });

  register(contract.listAudit, async (c) => {
    const { limit = 50, ...query } = c.req.valid('query');
    return c.json(await listAudit(core, { ...query, limit, withContacts: mayReadContacts(c) }), 200);
  });

  register(contract.exportAudit, async (c) => {
    const { format, ...filter } = c.req.valid('query');
    const { actor } = staffOf(c);
    await commit(core, [recordEvent(core.db, { type: 'audit.exported', actor, at: core.clock() })]);
    const day = toPlainDate(core.clock(), c.get('access').settings.business.timeZone);
    return c.body(exportAudit(core, format, { ...filter, withContacts: mayReadContacts(c) }), 200, {
      'content-type': TYPES[format],
      'content-disposition': `attachment; filename="activity-${day}.${format}"`,
    }) as never;
  });

  register(contract.verifyAudit, async (c) => c.json(await verifyAudit(core, c.req.valid('query')), 200));
}

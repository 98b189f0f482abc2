import type { ServerApp } from './app.js';
import { readAccessRow, settingsOf, type Caller } from './auth/access.js';
import { SECOND } from './clock.js';
import type { Core } from './deps.js';
import type { EventRow } from './event-feed.js';
import { REPLAY, type Listener } from './live-stream.js';
import { canSeeApp } from './visibility.js';

const toData = (row: EventRow) => ({
  id: String(row.seq),
  type: row.type,
  subject: row.subjectType ? { type: row.subjectType, id: row.subjectId } : null,
  at: row.at,
  // Clients learn that something changed; what the business configures is none of their business.
  data: row.type === 'settings.changed' ? {} : (JSON.parse(row.data) as unknown),
});

/** A signed-in client hears of what concerns it, and of what concerns everybody. */
export function clientListener(core: Core, apps: ServerApp[], { contactId, idHash }: Caller): Listener {
  return {
    name: contactId,
    heartbeat: 15 * SECOND,
    toData,
    missed: (after) => core.feed.since(contactId, after, REPLAY),
    concerns: (row) => row.contactId === contactId || (row.contactId === null && row.type === 'settings.changed'),
    /** Events of a switched-off app stay unseen, like everything else of it. */
    async isVisible(row) {
      const app = apps.find((each) => each.activity?.[row.type] ?? each.events?.includes(row.type));
      if (!app) return true;
      const settings = settingsOf(await readAccessRow(core.db, idHash));
      return canSeeApp(core, settings, app.id, contactId);
    },
    async mayGoOn() {
      const row = await readAccessRow(core.db, idHash);
      return row.contactId === contactId && row.access === 'eligible' && row.expiresAt! > core.clock();
    },
  };
}

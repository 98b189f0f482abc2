import path from 'node:path';

import { openDatabase } from '@client-portal/server/node';

const HOUR = 3_600_000;

/** What an hour does to a session, or to the links that were mailed: done in the data, since nobody waits for it. */
const AN_HOUR_LATER = {
  sessions: 'UPDATE session SET authenticated_at = authenticated_at - ?',
  links: 'UPDATE link SET created_at = created_at - ?1, expires_at = expires_at - ?1 WHERE used_at IS NULL',
};

export async function letAnHourPass(dataDir: string, what: keyof typeof AN_HOUR_LATER): Promise<void> {
  const database = await openDatabase({ url: `file:${path.join(dataDir, 'demo.db')}` });
  try {
    await database.client.execute({ sql: AN_HOUR_LATER[what], args: [HOUR] });
  } finally {
    await database.close();
  }
}

// The portal, with a query of more than a second that a signal starts.
import { createNodePortal, readConfig } from '@client-portal/server/node';

const SLOW =
  'WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 10000000) SELECT count(*) FROM c';

const node = await createNodePortal(readConfig(process.env));
await node.listen();
process.on('SIGUSR2', () => void node.database.client.execute(SLOW).catch(() => {}));
process.once('SIGTERM', () => process.exit(0));

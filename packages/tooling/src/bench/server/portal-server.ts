import path from 'node:path';

import { ServerProcess } from './server-process.js';

export interface Portal {
  /** The built command line. */
  program: string;
  dataDir: string;
  databaseUrl: string;
}

/** The built portal, configured as in production. */
export const startPortal = ({ program, dataDir, databaseUrl }: Portal): Promise<ServerProcess> =>
  ServerProcess.start({
    args: [program, 'serve'],
    env: (port) => ({
      NODE_ENV: 'production',
      PORT: String(port),
      PORTAL_URL: `http://localhost:${port}`,
      DATA_DIR: dataDir,
      DATABASE_URL: databaseUrl,
      PORTAL_SECRET: 'benchmarks-only-'.repeat(4),
    }),
    path: '/api/portal',
    logFile: path.join(dataDir, 'portal.log'),
  });

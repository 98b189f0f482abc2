import type { NodeConfig } from './config.js';
import { createNodePortal, type NodePortal } from './node-portal.js';

/** Serves until the process is told to stop; then finishes what was begun and ends the process. */
export async function serve(config: NodeConfig): Promise<NodePortal> {
  const node = await createNodePortal(config);
  const stop = async (reason: string, code: number, delay: number) => {
    node.log.info({ reason }, 'Stopping');
    const clean = await node.close({ delay });
    node.log.info({ clean }, 'Stopped');
    process.exit(clean ? code : 1);
  };
  process.once('SIGTERM', () => void stop('SIGTERM', 0, config.drainDelay));
  process.once('SIGINT', () => void stop('SIGINT', 0, 0));
  const fail = (error: unknown) => {
    node.log.error({ error }, 'Nothing caught this; stopping, so that a fresh process can take over');
    void stop('failure', 1, 0);
  };
  process.once('unhandledRejection', fail);
  process.once('uncaughtException', fail);
  const port = await node.listen();
  if (!config.smtpUrl) node.log.warn({}, 'SMTP_URL is not set: mails wait in the outbox until it is');
  node.log.info({ port, host: config.host, url: config.url }, 'Serving');
  return node;
}

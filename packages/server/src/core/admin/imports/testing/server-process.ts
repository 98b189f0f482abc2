import { readConfig } from '../../../../node/config.js';
import { createNodePortal } from '../../../../node/node-portal.js';

/** A server in a process of its own, to be killed. It says when it listens. */
const node = await createNodePortal(readConfig(process.env));
const port = await node.listen();
process.stdout.write(`${port}\n`);

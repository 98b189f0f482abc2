import path from 'node:path';
import { parseArgs } from 'node:util';

import { build } from '../build.js';
import { inRoot } from '../workspace.js';
import { demoPeople } from './seed/contacts.js';
import { startDemo, type Demo } from './start-demo.js';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4400' },
    data: { type: 'string', default: inRoot('.data/demo') },
    reset: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const HELP = `npm start -- [options]

  --port N     the portal's port; the site and the inbox take the next two (4400)
  --data DIR   where the demo keeps its data (.data/demo)
  --reset      start with fresh data
  --json       print one line of JSON once everything is ready`;

function toScreen({ portal, site, inbox, staff }: Demo): string {
  const people = Object.values(demoPeople).map(
    ({ email, password, says }) => `    ${email.padEnd(20)}${(password ?? '-').padEnd(24)}${says}`,
  );
  return `
  Northlight, a photography studio, is open.

    Its site       ${site}            the portal is at ${site}/clients
    Its portal     ${portal}            a page of its own, and the API
    Its mail       ${inbox}            every mail ends up here
    Its admin      ${portal}/admin      for those who work there

  Sign in as       with the password       who has
${people.join('\n')}

  In the admin                as                              who is
    ${staff.owner.email.padEnd(26)}${staff.owner.password.padEnd(32)}the owner; the six digits are on the mail page
    ${staff.colleague.email.padEnd(26)}${staff.colleague.password!.padEnd(32)}looking after clients

  Ctrl-C stops it. The data stays in ${path.relative(process.cwd(), path.resolve(values.data)) || '.'}; --reset starts over.
`;
}

/** The demo is worth seeing even while the scripts for pages do not build. */
async function buildScripts(): Promise<void> {
  try {
    await build({ log: (line) => console.error(line) });
  } catch (error) {
    console.error('The build failed; serving what was built before.', error instanceof Error ? error.message : error);
  }
}

async function main(): Promise<void> {
  if (values.help) return console.log(HELP);
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_533) throw new Error('--port must be a number from 1 to 65533');
  await buildScripts();
  const demo = await startDemo({ port, dataDir: path.resolve(values.data), reset: values.reset });
  const stop = () => void demo.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  process.once('SIGHUP', stop);
  const { portal, site, inbox, users, staff } = demo;
  console.log(values.json ? JSON.stringify({ portal, site, inbox, users, staff }) : toScreen(demo));
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});

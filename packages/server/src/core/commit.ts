import { tryWrite, write, type Statement } from './db/change.js';
import type { Core } from './deps.js';

/** Lets live streams and the outbox look now, after a write that did not go through `commit`. */
export const announce = (core: Core): void => {
  core.feed.nudge();
  core.wake();
};

/** Writes all of the statements or none, then lets live streams and the outbox look at once. */
export async function commit(core: Core, statements: readonly Statement[]): Promise<unknown[]> {
  const results = await write(core.db, statements);
  announce(core);
  return results;
}

/** Like `commit`; false, and nothing changed, when a guarded statement matched no row. */
export async function tryCommit(core: Core, statements: readonly Statement[]): Promise<boolean> {
  const done = await tryWrite(core.db, statements);
  if (done) announce(core);
  return done;
}

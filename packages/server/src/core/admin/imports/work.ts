import type { Core } from '../../deps.js';
import { runCheck } from './check.js';
import { claim, postpone, release, type Held } from './lease.js';
import { runImportWork } from './run.js';
import { runUndo } from './undo.js';

function perform(held: Held): Promise<void> {
  switch (held.row.state) {
    case 'checking':
      return runCheck(held);
    case 'running':
      return runImportWork(held);
    default:
      return runUndo(held);
  }
}

/** Does what imports have to do, one after the other, until nothing is left or the process is to end. */
export async function workOnImports(core: Core, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const row = await claim(core);
    if (!row) return;
    const held: Held = { core, row, signal };
    try {
      await perform(held);
      await release(held);
    } catch (error) {
      await postpone(held, error);
    }
  }
}

import type { ImportChange } from '@client-portal/contract/admin';

import type { Core } from '../../deps.js';
import type { Actor } from '../../events.js';
import { beginImport, configureImport, receiveFile, requireImport } from './operations.js';
import { forgetImport, startCheck, startRun } from './start-work.js';
import { listProblems, type ProblemPage } from './problems.js';
import type { ImportRecord } from './schema.js';
import { workOnImports } from './work.js';

type OnProgress = (done: number, total: number) => void;

/** An import from beginning to end, for a program that waits for it. A running server may do the work instead. */
export interface Importer {
  begin(name: string, file: Uint8Array): Promise<ImportRecord>;
  configure(row: ImportRecord, change: ImportChange): Promise<ImportRecord>;
  check(row: ImportRecord, onProgress: OnProgress): Promise<ImportRecord>;
  run(row: ImportRecord, onProgress: OnProgress): Promise<ImportRecord>;
  problems(id: string): Promise<ProblemPage>;
  forget(row: ImportRecord): Promise<void>;
}

const LOOK_AGAIN = 100;

export function createImporter(core: Core, actor: Actor): Importer {
  const finish = async (started: ImportRecord, onProgress: OnProgress): Promise<ImportRecord> => {
    const ending = new AbortController();
    let row = started;
    let work: Promise<void> | undefined;
    while (row.state === 'checking' || row.state === 'running') {
      work ??= workOnImports(core, ending.signal).finally(() => (work = undefined));
      await Promise.race([work, new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN))]);
      row = await requireImport(core, row.id);
      onProgress(row.position, row.total);
      if (work === undefined) await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN));
    }
    ending.abort();
    await work;
    return row;
  };
  return {
    async begin(name, file) {
      const { id } = await beginImport(core, actor, { name, size: file.length });
      return receiveFile(core, id, 0, new Blob([new Uint8Array(file)]).stream());
    },
    configure: (row, change) => configureImport(core, row, change),
    check: async (row, onProgress) => finish(await startCheck(core, row), onProgress),
    run: async (row, onProgress) => finish(await startRun(core, actor, row), onProgress),
    problems: (id) => listProblems(core, id, { limit: 100 }),
    forget: (row) => forgetImport(core, row),
  };
}

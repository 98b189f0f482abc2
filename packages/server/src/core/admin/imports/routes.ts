import {
  cancelImport,
  changeImport,
  checkImport,
  createImport,
  deleteImport,
  downloadImportProblems,
  getImport,
  listImportProblems,
  listImports,
  runImport,
  undoImport,
  uploadImportFile,
} from '@client-portal/contract/admin';
import { PortalError } from '@client-portal/contract/errors';

import type { StaffCaller } from '../../auth/staff-access.js';
import type { Core } from '../../deps.js';
import { changedMeanwhile, expectedVersion, giveTag } from '../../http/etag.js';
import type { RequestContext } from '../../http/environment.js';
import { type AdminRegister, staffOf } from '../../http/register-admin.js';
import { beginImport, configureImport, listImportRows, receiveFile, requireImport } from './operations.js';
import { cancelWork, forgetImport, startCheck, startRun, startUndo } from './start-work.js';
import { listProblems, problemsFile } from './problems.js';
import type { ImportRecord } from './schema.js';
import { toImport } from './to-import.js';

const PAGE = 20;

/** Inviting is a right of its own. */
function requireInviteRight(caller: StaffCaller, { settings }: ImportRecord): void {
  if (settings.options.invite === 'never' || caller.scopes.includes('invitations:write')) return;
  throw new PortalError('forbidden', 'To invite whom you import you need the right "invitations:write"', {
    reason: 'missing_scope',
  });
}

const answer = (c: RequestContext, core: Core, row: ImportRecord) => {
  giveTag(c, row.updatedAt);
  return toImport(row, core.clock());
};

export function registerImports(register: AdminRegister, core: Core): void {
  registerFiles(register, core);
  registerWork(register, core);
  registerProblems(register, core);
}

function registerFiles(register: AdminRegister, core: Core): void {
  register(listImports, async (c) => {
    const { cursor, limit = PAGE } = c.req.valid('query');
    const rows = await listImportRows(core, cursor, limit + 1);
    const items = rows.slice(0, limit).map((row) => toImport(row, core.clock()));
    return c.json({ items, nextCursor: rows.length > limit ? items.at(-1)!.id : null }, 200);
  });
  register(createImport, async (c) => {
    const row = await beginImport(core, staffOf(c).actor, c.req.valid('json'));
    return c.json(answer(c, core, row), 201);
  });
  register(getImport, async (c) => c.json(answer(c, core, await requireImport(core, c.req.valid('param').id)), 200));
  register(uploadImportFile, async (c) => {
    const { id } = c.req.valid('param');
    const row = await receiveFile(core, id, c.req.valid('query').offset, c.req.raw.body);
    return c.json(answer(c, core, row), 200);
  });
  register(changeImport, async (c) => {
    const row = await requireImport(core, c.req.valid('param').id);
    const version = expectedVersion(c);
    if (version !== undefined && version !== row.updatedAt) throw changedMeanwhile();
    return c.json(answer(c, core, await configureImport(core, row, c.req.valid('json'))), 200);
  });
  register(deleteImport, async (c) => {
    await forgetImport(core, await requireImport(core, c.req.valid('param').id));
    return c.body(null, 204);
  });
}

function registerWork(register: AdminRegister, core: Core): void {
  register(checkImport, async (c) => {
    const row = await startCheck(core, await requireImport(core, c.req.valid('param').id));
    return c.json(answer(c, core, row), 202);
  });
  register(runImport, async (c) => {
    const row = await requireImport(core, c.req.valid('param').id);
    requireInviteRight(staffOf(c), row);
    return c.json(answer(c, core, await startRun(core, staffOf(c).actor, row)), 202);
  });
  register(cancelImport, async (c) => {
    const row = await requireImport(core, c.req.valid('param').id);
    return c.json(answer(c, core, await cancelWork(core, staffOf(c).actor, row)), 200);
  });
  register(undoImport, async (c) => {
    const row = await requireImport(core, c.req.valid('param').id);
    return c.json(answer(c, core, await startUndo(core, staffOf(c).actor, row)), 202);
  });
}

function registerProblems(register: AdminRegister, core: Core): void {
  register(listImportProblems, async (c) => {
    const { id } = await requireImport(core, c.req.valid('param').id);
    return c.json(await listProblems(core, id, c.req.valid('query')), 200);
  });
  register(downloadImportProblems, async (c) => {
    const { id } = await requireImport(core, c.req.valid('param').id);
    const headers = {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="rows.csv"',
    };
    return new Response(problemsFile(core, id, c.req.valid('query').kind), { headers }) as never;
  });
}

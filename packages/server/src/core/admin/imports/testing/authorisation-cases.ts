import type { AdminCases } from '../../../../testing/admin-case.js';
import type { AdminTester } from '../../../../testing/admin-tester.js';
import { beginImport, receiveFile, requireImport } from '../operations.js';
import { startCheck, startRun } from '../start-work.js';
import { workOnImports } from '../work.js';

let count = 0;

const begun = async ({ portal }: AdminTester, text: string) =>
  (await beginImport(portal.core, 'cli', { name: 'contacts.csv', size: text.length })).id;

async function ready(tester: AdminTester): Promise<string> {
  const text = `email\nimported${(count += 1)}@mail.test\n`;
  const id = await begun(tester, text);
  await receiveFile(tester.portal.core, id, 0, new Blob([text]).stream());
  return id;
}

async function checking(tester: AdminTester): Promise<string> {
  const id = await ready(tester);
  await startCheck(tester.portal.core, await requireImport(tester.portal.core, id));
  return id;
}

const work = ({ portal }: AdminTester) => workOnImports(portal.core, new AbortController().signal);

async function checked(tester: AdminTester): Promise<string> {
  const id = await checking(tester);
  await work(tester);
  return id;
}

async function done(tester: AdminTester): Promise<string> {
  const id = await checked(tester);
  await startRun(tester.portal.core, 'cli', await requireImport(tester.portal.core, id));
  await work(tester);
  return id;
}

export const importsCases: AdminCases = {
  listImports: { allowed: 200 },
  createImport: { allowed: 201, request: () => ({ body: { name: 'contacts.csv', size: 20 } }) },
  getImport: { allowed: 200, request: async (tester) => ({ id: await ready(tester) }) },
  uploadImportFile: {
    allowed: 200,
    async request(tester) {
      const text = 'email\nsomebody@mail.test\n';
      return { id: await begun(tester, text), raw: { text, type: 'text/csv' } };
    },
  },
  changeImport: {
    allowed: 200,
    request: async (tester) => ({ id: await ready(tester), body: { options: { existing: 'overwrite' } } }),
  },
  checkImport: { allowed: 202, request: async (tester) => ({ id: await ready(tester) }) },
  runImport: { allowed: 202, request: async (tester) => ({ id: await checked(tester) }) },
  cancelImport: { allowed: 200, request: async (tester) => ({ id: await checking(tester) }) },
  undoImport: { allowed: 202, request: async (tester) => ({ id: await done(tester) }) },
  listImportProblems: { allowed: 200, request: async (tester) => ({ id: await ready(tester) }) },
  downloadImportProblems: { allowed: 200, request: async (tester) => ({ id: await ready(tester) }) },
  deleteImport: { allowed: 204, request: async (tester) => ({ id: await ready(tester) }) },
};

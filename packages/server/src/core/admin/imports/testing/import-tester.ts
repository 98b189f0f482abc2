import type { Import, ImportChange, ImportProblem } from '@client-portal/contract/admin';

import type { StaffOfTests } from '../../../../testing/admin-tester.js';
import type { TestPortal } from '../../../../testing/test-portal.js';

export interface ImportTester {
  begin(name: string, size: number): Promise<Import>;
  put(id: string, content: string | Uint8Array, offset?: number): Promise<Response>;
  upload(content: string | Uint8Array): Promise<Import>;
  change(id: string, change: ImportChange): Promise<Import>;
  /** Asks for it and waits until it is done. */
  check(id: string): Promise<Import>;
  run(id: string): Promise<Import>;
  undo(id: string): Promise<Import>;
  get(id: string): Promise<Import>;
  problems(id: string, kind?: string): Promise<ImportProblem[]>;
  /** From a file to what came of it. */
  all(content: string | Uint8Array, change?: ImportChange): Promise<Import>;
}

export const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;

const read = async <T>(answer: Promise<Response>): Promise<T> => {
  const response = await answer;
  if (!response.ok) throw new Error(await response.text());
  return response.json() as Promise<T>;
};

function putFile(portal: TestPortal, staff: StaffOfTests, path: string, body: Uint8Array) {
  const headers = {
    'x-portal': '1',
    origin: 'http://portal.test',
    cookie: staff.cookie!,
    'content-type': 'text/csv',
    'content-length': String(body.length),
  };
  return portal.request(path, { method: 'PUT', headers, body: body as never }, {});
}

/** The import as a member of the staff uses it, through the API. */
export function createImportTester(portal: TestPortal, staff: StaffOfTests): ImportTester {
  const ask = async (id: string, verb: string): Promise<Import> => {
    await read(staff.send('POST', `/api/admin/imports/${id}/${verb}`));
    await portal.tick();
    return tester.get(id);
  };
  const tester: ImportTester = {
    begin: (name, size) => read(staff.send('POST', '/api/admin/imports', { name, size })),
    put: async (id, content, offset = 0) =>
      putFile(portal, staff, `/api/admin/imports/${id}/file?offset=${offset}`, bytesOf(content)),
    async upload(content) {
      const { id } = await tester.begin('contacts.csv', bytesOf(content).length);
      return read(tester.put(id, content));
    },
    change: (id, change) => read(staff.send('PATCH', `/api/admin/imports/${id}`, change)),
    check: (id) => ask(id, 'check'),
    run: (id) => ask(id, 'run'),
    undo: (id) => ask(id, 'undo'),
    get: (id) => read(staff.send('GET', `/api/admin/imports/${id}`)),
    async problems(id, kind) {
      const query = kind ? `?kind=${kind}` : '';
      const page = staff.send('GET', `/api/admin/imports/${id}/problems${query}`);
      return (await read<{ items: ImportProblem[] }>(page)).items;
    },
    async all(content, change) {
      const { id } = await tester.upload(content);
      if (change) await tester.change(id, change);
      await tester.check(id);
      return tester.run(id);
    },
  };
  return tester;
}

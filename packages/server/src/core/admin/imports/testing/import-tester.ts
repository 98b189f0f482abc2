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

/** The import as a member of the staff uses it, through the API. */
export function createImportTester(portal: TestPortal, staff: StaffOfTests): ImportTester {
  const json = async <T>(answer: Promise<Response>): Promise<T> => (await answer).json() as Promise<T>;
  const after = async (id: string, verb: string): Promise<Import> => {
    const response = await staff.send('POST', `/api/admin/imports/${id}/${verb}`);
    if (response.status !== 202) throw new Error(await response.text());
    await portal.tick();
    return tester.get(id);
  };
  const tester: ImportTester = {
    begin: (name, size) => json(staff.send('POST', '/api/admin/imports', { name, size })),
    async put(id, content, offset = 0) {
      const body = bytesOf(content);
      const headers = {
        'x-portal': '1',
        origin: 'http://portal.test',
        cookie: staff.cookie!,
        'content-type': 'text/csv',
        'content-length': String(body.length),
      };
      const path = `/api/admin/imports/${id}/file?offset=${offset}`;
      return portal.request(path, { method: 'PUT', headers, body: body as never }, {});
    },
    async upload(content) {
      const { id } = await tester.begin('contacts.csv', bytesOf(content).length);
      const response = await tester.put(id, content);
      if (!response.ok) throw new Error(await response.text());
      return (await response.json()) as Import;
    },
    async change(id, change) {
      const response = await staff.send('PATCH', `/api/admin/imports/${id}`, change);
      if (!response.ok) throw new Error(await response.text());
      return (await response.json()) as Import;
    },
    check: (id) => after(id, 'check'),
    run: (id) => after(id, 'run'),
    undo: (id) => after(id, 'undo'),
    get: (id) => json(staff.send('GET', `/api/admin/imports/${id}`)),
    async problems(id, kind) {
      const query = kind ? `?kind=${kind}` : '';
      return (await json<{ items: ImportProblem[] }>(staff.send('GET', `/api/admin/imports/${id}/problems${query}`)))
        .items;
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

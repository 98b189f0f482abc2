import { exportBusiness as exportRoute, importBusiness as importRoute } from '@client-portal/contract/admin';
import { PortalError } from '@client-portal/contract/errors';

import { staffOf } from '../../http/register-admin.js';
import type { AdminArea } from '../area.js';
import { exportBusiness } from './export-business.js';
import { importBusiness } from './import-business.js';

const encoder = new TextEncoder();

/** Lines as they are wanted, so that a slow reader does not fill the memory. */
function toStream(lines: AsyncGenerator<string>, first: IteratorResult<string>): ReadableStream<Uint8Array> {
  let next: IteratorResult<string> | undefined = first;
  return new ReadableStream({
    async pull(controller) {
      let chunk = '';
      while (chunk.length < 64_000) {
        const result = next ?? (await lines.next());
        next = undefined;
        if (result.done) {
          if (chunk) controller.enqueue(encoder.encode(chunk));
          return controller.close();
        }
        chunk += `${result.value}\n`;
      }
      controller.enqueue(encoder.encode(chunk));
    },
    cancel: async () => void (await lines.return(undefined)),
  });
}

async function* linesOf(text: string): AsyncGenerator<string> {
  for (const line of text.split('\n')) yield line;
}

export const businessArea: AdminArea = {
  routes(register, core) {
    register(exportRoute, async (c) => {
      const lines = exportBusiness(core, staffOf(c).actor);
      // Asked for before the answer begins, so that a refusal is still one.
      const first = await lines.next();
      const day = new Date(core.clock()).toISOString().slice(0, 10);
      return c.body(toStream(lines, first), 200, {
        'content-type': 'application/x-ndjson',
        'content-disposition': `attachment; filename="portal-${day}.ndjson"`,
      }) as never;
    });

    register(importRoute, async (c) => {
      const text = await c.req.text();
      if (text.trim() === '') throw new PortalError('invalid_request', 'Send the export as the body of the request');
      return c.json(await importBusiness(core, staffOf(c).actor, () => linesOf(text)), 200);
    });
  },
};

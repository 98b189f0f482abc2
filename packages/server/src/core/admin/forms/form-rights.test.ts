import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { createAdminTester } from '../../../testing/admin-tester.js';
import { createFilePortal } from '../../../testing/file-portal.js';
import { FIELDS } from './testing/form-tester.js';

describe('what a form does in the name of whoever made it', async () => {
  const tester = createAdminTester(await createFilePortal());
  const key = await tester.addKey(['forms:read', 'forms:write']);
  const content = { name: 'Contact', fields: FIELDS };
  const made = await key.send('POST', '/api/admin/forms', content);
  const { id } = (await made.json()) as { id: string };

  const beyond: [what: string, change: object, scope: string][] = [
    ['gives something', { grants: ['app:invoices'] }, 'contacts:write'],
    ['invites', { invite: true }, 'invitations:write'],
  ];
  for (const [what, change, scope] of beyond) {
    it(`takes the right to do it where it ${what}`, async () => {
      for (const [method, path] of [
        ['POST', '/api/admin/forms'],
        ['PATCH', `/api/admin/forms/${id}`],
      ] as const) {
        const body = method === 'POST' ? { ...content, ...change } : change;
        const refused = await key.send(method, path, body);
        const { reason } = (await refused.json()) as { reason?: string };
        assert.deepEqual([method, refused.status, reason], [method, 403, 'missing_scope']);
        const allowed = await tester.addKey(['forms:write', scope as 'contacts:write']);
        assert.ok((await allowed.send(method, path, body)).ok);
      }
    });
  }
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { APP_IDS, type AppId } from '@client-portal/contract';

import { invoicesCases } from './apps/invoices/testing/authorisation-cases.js';
import { createInvoicePortal } from './apps/invoices/testing/invoice-fixtures.js';
import { profileCases } from './apps/profile/testing/authorisation-cases.js';
import { coreCases } from './core/testing/authorisation-cases.js';
import type { AuthorisationCases, Owner, Role } from './testing/authorisation-case.js';

const appCases = { invoices: invoicesCases, profile: profileCases } satisfies Record<AppId, AuthorisationCases>;
const cases: AuthorisationCases = Object.assign({}, coreCases, ...Object.values(appCases));

interface Operation {
  operationId: string;
  method: string;
  path: string;
  access: 'public' | 'client';
  app?: AppId;
}

type Document = {
  paths: Record<string, Record<string, { operationId: string; 'x-access': 'public' | 'client'; 'x-app'?: AppId }>>;
};

describe('the authorisation matrix', async () => {
  const portal = await createInvoicePortal();
  const document = (await (await portal.request('/api/openapi.json')).json()) as Document;
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, spec]): Operation => {
      const app = spec['x-app'];
      return {
        operationId: spec.operationId,
        method: method.toUpperCase(),
        path,
        access: spec['x-access'],
        ...(app ? { app } : {}),
      };
    }),
  );

  const anOwner = async (): Promise<Owner> => {
    const contact = await portal.addContact();
    const browser = portal.browser();
    await browser.signIn(contact.email);
    return { portal, browser, ...contact };
  };

  const setApp = (app: AppId, value: object | undefined) =>
    portal.changeSettings((settings) => {
      if (value) settings.apps[app] = { enabled: true, audience: 'everyone', tags: [], showEmpty: false, ...value };
      else delete settings.apps[app];
    });

  /** Brings the world into the state that a role stands for, and answers with who asks then. */
  const become = async (role: Role, owner: Owner, app: AppId | undefined) => {
    if (role === 'nobody') return portal.browser();
    if (role === 'other') return (await anOwner()).browser;
    if (role === 'off') await setApp(app!, { enabled: false });
    if (role === 'revoked') await setApp(app!, { audience: 'granted' });
    if (role === 'suspended')
      await portal.core.db.run(`UPDATE contact SET access = 'suspended' WHERE id = '${owner.id}'`);
    return owner.browser;
  };

  const rolesOf = ({ access, app, path }: Operation): Role[] => [
    'nobody',
    'owner',
    'suspended',
    ...(access === 'client' && path.includes('{') ? (['other'] as const) : []),
    ...(app ? (['off', 'revoked'] as const) : []),
  ];

  const withoutRequestId = async (response: Response) => {
    const { requestId: _, ...rest } = (await response.json()) as Record<string, unknown>;
    return rest;
  };

  it('has a row for every operation of the document, and none for another', () => {
    assert.deepEqual(Object.keys(cases).sort(), operations.map(({ operationId }) => operationId).sort());
    assert.deepEqual(Object.keys(appCases).sort(), [...APP_IDS].sort());
  });

  for (const operation of operations) {
    const { operationId, method, path, app } = operation;
    for (const role of rolesOf(operation)) {
      it(`${operationId}: ${role}`, async () => {
        portal.time.now += 3_600_000;
        const row = cases[operationId]!;
        const owner = await anOwner();
        const { id = '', body } = (await row.request?.(owner)) ?? {};
        const asker = await become(role, owner, app);
        const ask = (which: string) => asker.send(method, path.replace('{id}', which), body);
        const response = await ask(id);
        const expected = row.expect[role];
        assert.ok(expected, `${operationId} needs an expectation for ${role}`);
        try {
          assert.equal(response.status, expected, response.status < 300 ? '' : await response.clone().text());
          if (expected === 404) {
            const [kind, number] = id.split('_');
            const missing = await ask(number ? `${kind}_00000000000000000000000000` : id.replaceAll(/./g, 'f'));
            assert.deepEqual(await withoutRequestId(response), await withoutRequestId(missing));
          }
        } finally {
          await response.body?.cancel().catch(() => undefined);
          if (app) await setApp(app, undefined);
        }
      });
    }
  }

  it('opens an app of granted audience to who was granted it', async () => {
    const owner = await anOwner();
    await setApp('profile', { audience: 'granted' });
    await portal.core.db.run(
      `INSERT INTO entitlement (id, contact_id, resource, source, starts_at, created_at) VALUES ('ent_1', '${owner.id}', 'app:profile', 'manual', 0, 0)`,
    );
    assert.equal((await owner.browser.send('GET', '/api/profile')).status, 200);
    await portal.core.db.run(`UPDATE entitlement SET revoked_at = ${portal.time.now} WHERE id = 'ent_1'`);
    assert.equal((await owner.browser.send('GET', '/api/profile')).status, 404);
    await setApp('profile', undefined);
  });
});

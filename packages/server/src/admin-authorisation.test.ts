import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';

import { APP_IDS, type AppId } from '@client-portal/contract';
import { KEY_SCOPES, ROLES, type Role, type Scope, scopesOf } from '@client-portal/contract/admin';

import { createInvoicePortal } from './apps/invoices/testing/invoice-fixtures.js';
import { invoicesAdminCases } from './apps/invoices/testing/admin-authorisation-cases.js';
import { profileAdminCases } from './apps/profile/testing/admin-authorisation-cases.js';
import { accessCases } from './core/admin/access/testing/authorisation-cases.js';
import { auditCases } from './core/admin/audit/testing/authorisation-cases.js';
import { businessCases } from './core/admin/business/testing/authorisation-cases.js';
import { contactsCases } from './core/admin/contacts/testing/authorisation-cases.js';
import { formsCases } from './core/admin/forms/testing/authorisation-cases.js';
import { importsCases } from './core/admin/imports/testing/authorisation-cases.js';
import { invitationsCases } from './core/admin/invitations/testing/authorisation-cases.js';
import { mailsCases } from './core/admin/mails/testing/authorisation-cases.js';
import { metricsCases } from './core/admin/metrics/testing/authorisation-cases.js';
import { segmentsCases } from './core/admin/segments/testing/authorisation-cases.js';
import { settingsCases } from './core/admin/settings/testing/authorisation-cases.js';
import { staffCases } from './core/admin/staff/testing/authorisation-cases.js';
import { viewAsCases } from './core/admin/view-as/testing/authorisation-cases.js';
import { webhooksCases } from './core/admin/webhooks/testing/authorisation-cases.js';
import type { AdminCases, AdminRequest } from './testing/admin-case.js';
import { type AdminCallerOfTests, createAdminTester, without } from './testing/admin-tester.js';

const appCases = { invoices: invoicesAdminCases, profile: profileAdminCases } satisfies Record<AppId, AdminCases>;
const cases: AdminCases = Object.assign(
  {},
  accessCases,
  auditCases,
  businessCases,
  contactsCases,
  formsCases,
  importsCases,
  invitationsCases,
  mailsCases,
  metricsCases,
  segmentsCases,
  settingsCases,
  staffCases,
  viewAsCases,
  webhooksCases,
  ...Object.values(appCases),
);

interface Operation {
  operationId: string;
  method: string;
  path: string;
  scope: Scope | 'staff' | 'public';
}

type Document = { paths: Record<string, Record<string, { operationId: string; 'x-scope': Operation['scope'] }>> };
type Asker = Role | 'nobody' | 'client' | 'keyWith' | 'keyWithout';
const ASKERS: Asker[] = [...ROLES, 'nobody', 'client', 'keyWith', 'keyWithout'];

describe('the authorisation matrix of the management API', async () => {
  const portal = await createInvoicePortal();
  const tester = createAdminTester(portal);
  const document = (await (await portal.request('/api/admin/openapi.json')).json()) as Document;
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, spec]): Operation => {
      return { operationId: spec.operationId, method: method.toUpperCase(), path, scope: spec['x-scope'] };
    }),
  );

  const asClient = async (): Promise<AdminCallerOfTests> => {
    const browser = portal.browser();
    await browser.signIn((await portal.addContact()).email);
    // From the portal's own origin: what stops a client must be that it is none of the staff.
    return {
      send: (method, path, body, headers) => browser.send(method, path, body, { origin: portal.core.url, ...headers }),
    };
  };

  const become = async (asker: Asker, scope: Operation['scope']): Promise<AdminCallerOfTests> => {
    const named = scope === 'staff' || scope === 'public' ? 'contacts:read' : scope;
    if (asker === 'client') return asClient();
    if (asker === 'keyWith') return tester.addKey([named]);
    if (asker === 'keyWithout') return tester.addKey(without(named));
    if (asker !== 'nobody') return tester.addStaff(asker);
    return { send: async (method, path, body, headers = {}) => nobody(method, path, body, headers) };
  };

  const nobody = async (method: string, path: string, body: unknown, headers: Record<string, string>) =>
    portal.browser(portal.core.url).send(method, path, body, headers);

  const expected = (asker: Asker, { operationId, scope }: Operation): number => {
    const { allowed, key = allowed, public: open = allowed } = cases[operationId]!;
    if (scope === 'public') return open;
    if (asker === 'nobody' || asker === 'client') return 401;
    if (asker === 'keyWith') return scope !== 'staff' && KEY_SCOPES.includes(scope) ? key : 403;
    if (asker === 'keyWithout') return 403;
    return scope === 'staff' || scopesOf(asker).includes(scope) ? allowed : 403;
  };

  const ask = (asker: AdminCallerOfTests, { method, path }: Operation, request: AdminRequest): Promise<Response> => {
    const query = request.query ? `?${new URLSearchParams(request.query)}` : '';
    const target = path.replace(/\{\w+\}/, request.id ?? '') + query;
    if (request.raw) return asker.send(method, target, request.raw.text, { 'content-type': request.raw.type });
    return asker.send(method, target, request.body);
  };

  before(() => assert.ok(operations.length > 0));

  it('has a row for every operation of the document, and none for another', () => {
    assert.deepEqual(Object.keys(cases).sort(), operations.map(({ operationId }) => operationId).sort());
    assert.deepEqual(Object.keys(appCases).sort(), [...APP_IDS].sort());
  });

  for (const operation of operations) {
    for (const asker of ASKERS) {
      it(`${operation.operationId}: ${asker}`, async () => {
        portal.time.now += 3_600_000;
        const caller = await become(asker, operation.scope);
        const request = (await cases[operation.operationId]?.request?.(tester)) ?? {};
        const response = await ask(caller, operation, request);
        try {
          const wanted = expected(asker, operation);
          assert.equal(response.status, wanted, response.status < 300 ? '' : await response.clone().text());
        } finally {
          await response.body?.cancel().catch(() => undefined);
        }
      });
    }
  }
});

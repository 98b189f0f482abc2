import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { checkBoundaries } from './boundaries.js';

const ELEMENT = 'packages/elements/src/apps/invoices/invoice-list.ts';
const ROUTE = 'packages/server/src/apps/invoices/routes.ts';

const FORBIDDEN: [why: string, file: string, code: string][] = [
  [
    'the contract imports nothing of ours',
    'packages/contract/src/core/a.ts',
    `import { x } from '@client-portal/client';`,
  ],
  [
    'the client does not know the kit',
    'packages/client/src/a.ts',
    `import type { x } from '@client-portal/kit/define.js';`,
  ],
  ['the kit does not know the elements', 'packages/kit/src/a.ts', `import '@client-portal/elements';`],
  ['the elements do not know the server', ELEMENT, `import type { x } from '@client-portal/server';`],
  ['the server does not know the elements', ROUTE, `export { x } from '@client-portal/elements';`],
  ['the elements use the mocks in tests only', ELEMENT, `import { x } from '@client-portal/mocks';`],
  ['another package is not reached by its path', ELEMENT, `import { x } from '../../../../server/src/index.js';`],
  ['an app never imports another app', ROUTE, `import { x } from '../profile/queries.js';`],
  ['not even as a type', ROUTE, `import type { x } from '../profile/queries.js';`],
  ['not even later', ROUTE, `const x = () => import('../profile/queries.js');`],
  [
    'core never imports an app',
    'packages/server/src/core/http/a.ts',
    `import { x } from '../../apps/profile/routes.js';`,
  ],
  ['an app does not import the registry', ROUTE, `import { apps } from '../../apps.js';`],
  ['a page takes the contract as types', ELEMENT, `import { Invoice } from '@client-portal/contract/invoices';`],
  ['an inner type import still loads it', ELEMENT, `import { type Invoice } from '@client-portal/contract/invoices';`],
  ['a page has no schemas', ELEMENT, `import { z } from 'zod';`],
  ['a page has no server', 'packages/kit/src/a.ts', `import { Hono } from 'hono';`],
  ['the core of the server runs anywhere', ROUTE, `import { createHash } from 'node:crypto';`],
  ['with or without the prefix', ROUTE, `import { createHash } from 'crypto';`],
  ['packages of Node stay in src/node', ROUTE, `import nodemailer from 'nodemailer';`],
  ['the database driver is injected', ROUTE, `import { drizzle } from 'drizzle-orm/libsql';`],
  ['only one folder knows lucia', ROUTE, `import { Lucia } from 'lucia';`],
  ['not even its types', ROUTE, `import type { Adapter } from 'lucia';`],
  ['product code does not import test code', ROUTE, `import { aServer } from '../../testing/index.js';`],
];

const ALLOWED: [why: string, file: string, code: string][] = [
  ['types of the contract', ELEMENT, `import type { Invoice } from '@client-portal/contract/invoices';`],
  [
    'the error, which brings no schema',
    'packages/client/src/a.ts',
    `import { PortalError } from '@client-portal/contract/errors';`,
  ],
  ['the ids of the apps, which bring no schema', ELEMENT, `import { APP_IDS } from '@client-portal/contract/apps';`],
  [
    'the scopes, which bring no schema',
    'packages/admin/src/staff/a.ts',
    `import { ROLES } from '@client-portal/contract/scopes';`,
  ],
  ['the kit in an element', ELEMENT, `import { define } from '@client-portal/kit/define.js';`],
  ['its own folder', ROUTE, `import { list } from './queries.js';`],
  ['core from an app', ROUTE, `import { x } from '../../core/http/problem.js';`],
  ['the apps from the registry', 'packages/server/src/apps.ts', `import { x } from './apps/invoices/index.js';`],
  ['types of a driver', 'packages/server/src/core/deps.ts', `import type { Client } from '@libsql/client';`],
  [
    'the browser edition of the driver',
    'packages/mocks/src/a.ts',
    `import { drizzle } from 'drizzle-orm/libsql/wasm';`,
  ],
  ['Node in its folder', 'packages/server/src/node/files.ts', `import { readFile } from 'node:fs/promises';`],
  ['Node in a test', 'packages/server/src/core/a.test.ts', `import { it } from 'node:test';`],
  ['mocks in a test', ELEMENT.replace('.ts', '.test.ts'), `import { x } from '@client-portal/mocks';`],
  ['lucia in its folder', 'packages/server/src/core/auth/sessions.ts', `import { Lucia } from 'lucia';`],
];

describe('checkBoundaries', () => {
  for (const [why, file, code] of FORBIDDEN) {
    it(`refuses: ${why}`, () => {
      const violations = checkBoundaries(file, `\n${code}`);
      assert.equal(violations.length, 1);
      assert.match(violations[0]!, new RegExp(`^${file}:2: `));
    });
  }

  for (const [why, file, code] of ALLOWED) {
    it(`allows: ${why}`, () => assert.deepEqual(checkBoundaries(file, code), []));
  }
});

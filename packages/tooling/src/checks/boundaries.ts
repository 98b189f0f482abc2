import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';

import { findFiles } from '../find-files.js';
import { isMain, root } from '../workspace.js';
import { listImports, type ImportOf } from './imports.js';

/** What each package may import of ours, at run time and in types. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  contract: [],
  client: ['contract'],
  kit: ['contract', 'client'],
  elements: ['contract', 'client', 'kit'],
  admin: ['contract', 'client', 'kit'],
  react: ['contract', 'client', 'kit', 'elements', 'admin'],
  server: ['contract'],
  mocks: ['contract', 'server'],
};

/** Packages whose code ends up in a page: schemas at run time would cost it 24 kB and more. */
const IN_A_PAGE = new Set(['client', 'kit', 'elements', 'admin', 'react']);
const CONTRACT_WITHOUT_SCHEMAS = new Set(['apps', 'errors', 'scopes']);
const SERVER_ONLY = /^(zod|hono|@hono\/.*|drizzle-orm|lucia|@libsql\/.*)(\/|$)/;

const NODE_ONLY = new RegExp(
  [
    String.raw`^(libsql|@libsql/client|@hono/node-server|@node-rs|nodemailer|pino|smtp-server|mailparser)(/|$)`,
    String.raw`^(playwright-core|esbuild|vite)(/|$)`,
    // Every entry of drizzle's libSQL adapter imports Node's driver, but these.
    String.raw`^drizzle-orm/libsql(?!/(wasm|driver-core|session)$)`,
  ].join('|'),
);
const NODE_CODE = /^(packages\/server\/src\/node\/|packages\/tooling\/|examples\/)/;
const TEST_CODE = /(\.test\.ts$|\/testing\/)/;
const LUCIA_HOME = 'packages/server/src/core/auth/';

/** Every import of a module that breaks the design's rules, as `file:line: why`. */
export function checkBoundaries(file: string, code: string): string[] {
  const place = locate(file);
  return listImports(file, code).flatMap((found) => {
    const target = resolve(file, found.source);
    const reason = target ? whyNotOurs(place, target, found) : whyNotPackage(place, found);
    return reason ? [`${file}:${found.line}: ${reason}`] : [];
  });
}

interface Place {
  file: string;
  package: string;
  /** `core`, `apps/<app>`, the name of a registry or entry such as `apps.ts`, or any other folder. */
  area: string;
  isTest: boolean;
}

function locate(file: string): Place {
  const [, owner = '', rest = ''] = /^packages\/([^/]+)\/src\/(.*)$/.exec(file) ?? [];
  const [first = '', second = ''] = rest.split('/');
  return {
    file,
    package: owner,
    area: first === 'apps' && second ? `apps/${second}` : first,
    isTest: TEST_CODE.test(file),
  };
}

/** The place in the workspace that an import names, or undefined for an npm or Node module. */
function resolve(file: string, source: string): Place | undefined {
  if (source.startsWith('.')) return locate(path.posix.join(path.posix.dirname(file), source).replace(/\.js$/, '.ts'));
  const [, owner, rest = ''] = /^@client-portal\/([^/]+)\/?(.*)$/.exec(source) ?? [];
  return owner ? locate(`packages/${owner}/src/${rest.replace(/\.js$/, '.ts')}`) : undefined;
}

function whyNotOurs(from: Place, to: Place, { typeOnly }: ImportOf): string | undefined {
  if (from.package !== to.package) return whyNotPackageOfOurs(from, to, typeOnly);
  if (from.isTest) return undefined;
  if (from.area === 'core' && to.area.startsWith('apps/')) return 'core never imports an app';
  if (from.area.startsWith('apps/') && to.area.startsWith('apps/') && from.area !== to.area) {
    return `${from.area} never imports ${to.area}; ask through an interface in core`;
  }
  const isInside = from.area === 'core' || from.area.startsWith('apps/');
  if (isInside && to.area === 'apps.ts' && from.package !== 'contract' && !typeOnly) {
    return 'only the composition root imports the registry of apps';
  }
  if (to.isTest && !typeOnly && from.package !== 'tooling') return 'product code never imports test code';
  return undefined;
}

function whyNotPackageOfOurs(from: Place, to: Place, typeOnly: boolean): string | undefined {
  const allowed = MAY_IMPORT[from.package];
  if (!allowed) return undefined;
  const inTests = from.isTest && ['mocks', 'contract', 'elements', 'server'].includes(to.package);
  if (!allowed.includes(to.package) && !inTests) return `${from.package} never imports ${to.package}`;
  const isSchemas = to.package === 'contract' && !CONTRACT_WITHOUT_SCHEMAS.has(to.area);
  if (isSchemas && IN_A_PAGE.has(from.package) && !typeOnly && !from.isTest) {
    return `${from.package} imports the contract as types only: write \`import type\``;
  }
  return undefined;
}

function whyNotPackage(from: Place, { source, typeOnly }: ImportOf): string | undefined {
  const inNode = NODE_CODE.test(from.file) || from.isTest;
  if (isBuiltin(source) && !inNode) return `${source} is Node's: only server/src/node, tooling and tests may import it`;
  if (/^lucia(\/|$)/.test(source) && !from.file.startsWith(LUCIA_HOME)) return `only ${LUCIA_HOME} imports lucia`;
  if (typeOnly) return undefined;
  if (NODE_ONLY.test(source) && !inNode) return `${source} runs in Node only: import it under server/src/node`;
  if (IN_A_PAGE.has(from.package) && SERVER_ONLY.test(source) && !from.isTest)
    return `${source} is too heavy for a page`;
  return undefined;
}

if (isMain(import.meta.url)) {
  const files = findFiles(['packages/*/src/**/*.ts']);
  const violations = files.flatMap((file) => checkBoundaries(file, readFileSync(path.join(root, file), 'utf8')));
  for (const violation of violations) console.log(violation);
  console.log(`${files.length} files, ${violations.length} violations`);
  process.exitCode = violations.length > 0 ? 1 : 0;
}

import { readFile } from 'node:fs/promises';

import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher, defaultReporter, type Reporter, type TestRunnerCoreConfig } from '@web/test-runner';

import { chromeArgs, ensureBrowser } from '../browser.js';
import { inRoot, root } from '../workspace.js';
import { vendorImports } from './vendor-imports.js';
import { vendorPlugin } from './vendor-plugin.js';

/** The test runner's settings: TypeScript straight from source, one Chromium, npm modules bundled once. */
export function browserTestConfig(
  files: readonly string[],
  reporter: Reporter,
): Partial<TestRunnerCoreConfig> & Record<string, unknown> {
  return {
    rootDir: root,
    files: files.map((file) => inRoot(file)),
    nodeResolve: { exportConditions: ['browser', 'development'] },
    plugins: [
      vendorPlugin(vendorImports()),
      esbuildPlugin({ ts: true, target: 'es2022', tsconfig: inRoot('packages/tooling/tsconfig.base.json') }),
    ],
    middleware: [serveMockWorker],
    browsers: [chromeLauncher({ launchOptions: { executablePath: ensureBrowser(), args: [...chromeArgs] } })],
    concurrency: 2,
    reporters: [defaultReporter({ reportTestProgress: false }), reporter],
    filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
    // The runner fills in the path of its Mocha; its type asks for it all the same.
    testFramework: { config: { timeout: 5000 } } as NonNullable<TestRunnerCoreConfig['testFramework']>,
    testsFinishTimeout: 120_000,
  };
}

type Middleware = NonNullable<TestRunnerCoreConfig['middleware']>[number];

// A service worker controls pages at or below its own path, so it has to stand at the root.
const serveMockWorker: Middleware = async (context, next) => {
  if (context.path !== '/mockServiceWorker.js') return next();
  context.type = 'text/javascript';
  context.set('Cache-Control', 'no-store');
  context.body = await readFile(inRoot('node_modules/msw/lib/mockServiceWorker.js'), 'utf8');
};

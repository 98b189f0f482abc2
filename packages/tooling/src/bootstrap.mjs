// Runs one task of the workspace on a fresh clone: plain Node, nothing installed yet.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

const TASKS = {
  start: 'packages/tooling/src/demo/start.ts',
  test: 'packages/tooling/src/test.ts',
  check: 'packages/tooling/src/check.ts',
  build: 'packages/tooling/src/build.ts',
  docs: 'packages/tooling/src/docs.ts',
  size: 'packages/tooling/src/size.ts',
  bench: 'packages/tooling/src/bench/server.ts',
  'bench-page': 'packages/tooling/src/bench/page.ts',
  'new-app': 'packages/tooling/src/new-app.ts',
  'client-portal': 'packages/server/src/node/cli/main.ts',
};

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Node 20.19 or newer is needed; this is ${process.version}.`);
  process.exit(1);
}

const stamp = path.join(root, 'node_modules/.modules.yaml');

function isInstalled() {
  if (!existsSync(stamp)) return false;
  return statSync(path.join(root, 'pnpm-lock.yaml')).mtimeMs <= statSync(stamp).mtimeMs;
}

function install() {
  const { packageManager } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  console.error(`Installing with ${packageManager} ...`);
  // Standard output belongs to the task: `npm start -- --json` prints one line there.
  const { status, error } = spawnSync('npx', ['--yes', packageManager, 'install', '--frozen-lockfile'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
    env: { ...process.env, npm_config_loglevel: 'warn' },
  });
  // pnpm leaves its file alone when there was nothing to do, and the next run would ask again.
  if (status === 0) return utimesSync(stamp, new Date(), new Date());
  console.error(error ? `npx did not run: ${error.message}` : 'The installation failed.');
  process.exit(status ?? 1);
}

function run(file, args) {
  const tsx = pathToFileURL(path.join(root, 'node_modules/tsx/dist/loader.mjs')).href;
  const env = { ...process.env };
  delete env.npm_config_loglevel;
  const child = spawn(process.execPath, ['--import', tsx, path.join(root, file), ...args], { stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  if (process.env.npm_lifecycle_event) stopWithParent(child);
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}

// npm runs scripts in a shell that passes no signal on: killing npm only takes the shell away.
function stopWithParent(child) {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 300).unref();
}

requireNode();
const [task = '', ...args] = process.argv.slice(2);
const file = TASKS[task];
if (!file) {
  console.error(`Unknown task "${task}". There are: ${Object.keys(TASKS).join(', ')}.`);
  process.exit(2);
}
if (!isInstalled()) install();
run(file, args);

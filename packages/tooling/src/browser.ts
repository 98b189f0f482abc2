import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

import type * as playwright from 'playwright-core';

const require = createRequire(import.meta.url);

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'microsoft-edge'];

const KNOWN: Partial<Record<NodeJS.Platform, string[]>> = {
  darwin: ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
    (app) => `/Applications/${app}.app/Contents/MacOS/${app}`,
  ),
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
    const folder = process.env[name];
    if (!folder) return [];
    return ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'].map((file) =>
      path.join(folder, file),
    );
  }),
  linux: ['/usr/lib/chromium/chromium', '/opt/google/chrome/chrome', '/snap/bin/chromium'],
};

const isRoot = process.getuid?.() === 0;

/** Flags for a quiet headless Chromium. Its sandbox cannot start in most containers, and the pages are our own. */
export const chromeArgs: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The path of a Chromium-family browser; installs one when there is none, and throws with advice when it cannot. */
export function ensureBrowser(): string {
  const found = findBrowser();
  if (found) return found;
  console.error('No Chrome or Chromium found; installing one ...');
  installWithApt();
  const installed = findBrowser() ?? (installWithPlaywright(), findBrowser());
  if (installed) return installed;
  throw new Error('No browser. Install Chrome or Chromium, or set CHROME_PATH to one, and run again.');
}

function findBrowser(): string | undefined {
  for (const name of ['CHROME_PATH', 'CHROME_BIN', 'PUPPETEER_EXECUTABLE_PATH']) {
    const file = process.env[name];
    if (file && !isExecutable(file)) throw new Error(`${name}=${file} is not executable.`);
    if (file) return file;
  }
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const onPath = (process.env.PATH ?? '')
    .split(path.delimiter)
    .flatMap((folder) => NAMES.map((name) => path.join(folder, name + suffix)));
  return (
    onPath.find((file) => isExecutable(file) && works(file)) ??
    KNOWN[process.platform]?.find(isExecutable) ??
    playwrightBrowser()
  );
}

function playwrightBrowser(): string | undefined {
  const file = (require('playwright-core') as typeof playwright).chromium.executablePath();
  return file && isExecutable(file) ? file : undefined;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

// A wrapper such as Ubuntu's chromium-browser is executable but only advises a snap.
function works(file: string): boolean {
  return spawnSync(file, ['--version'], { timeout: 20_000 }).status === 0;
}

function installWithApt(): void {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get')) return;
  const prefix = isRoot ? [] : ['sudo', '-n'];
  if (!isRoot && !execute(['sudo', '-n', 'true'])) return;
  execute([...prefix, 'apt-get', 'update', '-qq']);
  execute([...prefix, 'apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation']);
}

function installWithPlaywright(): void {
  const cli = path.join(path.dirname(require.resolve('playwright-core/package.json')), 'cli.js');
  execute([process.execPath, cli, 'install', 'chromium']);
}

function execute([command = '', ...args]: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, args, { stdio: ['ignore', 2, 2], env }).status === 0;
}

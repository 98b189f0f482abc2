import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import type { Browser, CDPSession, Page } from 'playwright-core';

import type { Watched } from './watched.js';

/** How the visitor's machine and network are: as they are here, or a cheap phone on a slow connection. */
export type Speed = 'plain' | 'slow';

export interface Visit extends Watched {
  /** Bytes that JavaScript still holds after a collection. */
  heap: number;
}

export interface Credentials {
  email: string;
  password: string;
}

const WATCH = fileURLToPath(new URL('./watch-page.js', import.meta.url));

async function slowDown(cdp: CDPSession): Promise<void> {
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const bytesPerSecond = 1_600_000 / 8;
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond / 2,
  });
}

async function heapAfterCollection(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.collectGarbage');
  return (await cdp.send('Runtime.getHeapUsage')).usedSize;
}

async function signIn(page: Page, { email, password }: Credentials): Promise<void> {
  await page.locator('input[type=email]').fill(email);
  await page.locator('input[type=password]').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForFunction(() => window.watched.drawn !== undefined);
}

/** Opens a page with an empty cache and waits until its form is usable; signs in where credentials are given. */
export async function visit(browser: Browser, url: string, speed: Speed, credentials?: Credentials): Promise<Visit> {
  const context = await browser.newContext();
  try {
    context.setDefaultTimeout(30_000);
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await page.addInitScript({ path: WATCH });
    if (speed === 'slow') await slowDown(cdp);
    await page.goto(url, { waitUntil: 'commit' });
    await page.waitForFunction(() => window.watched.usable !== undefined);
    await page.waitForLoadState('networkidle');
    await sleep(200);
    const { longTasks, laterShift } = await page.evaluate(() => window.watched);
    const heap = await heapAfterCollection(cdp);
    if (credentials) await signIn(page, credentials);
    return { ...(await page.evaluate(() => window.watched)), longTasks, laterShift, heap };
  } finally {
    await context.close();
  }
}

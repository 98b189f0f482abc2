import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { chromium, type BrowserContext } from 'playwright-core';

import { chromeArgs, ensureBrowser } from '../../src/browser.js';

/**
 * A browser whose owner has put this origin on Chromium's list of sites that may never use cookies: not even
 * partitioned ones are kept, as in browsers that block all cookies of other sites.
 */
export async function openWithoutCookies(origin: string): Promise<{ context: BrowserContext; close(): Promise<void> }> {
  const profile = await mkdtemp(path.join(tmpdir(), 'portal-e2e-profile-'));
  const cookies = { [`${origin},*`]: { setting: 2 } };
  await mkdir(path.join(profile, 'Default'));
  await writeFile(
    path.join(profile, 'Default/Preferences'),
    JSON.stringify({ profile: { content_settings: { exceptions: { cookies } } } }),
  );
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: ensureBrowser(),
    args: [...chromeArgs],
  });
  return {
    context,
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

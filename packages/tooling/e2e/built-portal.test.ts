import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { chromium, type Browser, type Page } from 'playwright-core';

import { chromeArgs, ensureBrowser } from '../src/browser.js';
import { type RunningPortal, startPortal } from './start-portal.js';

describe('the built portal on a page of another origin', () => {
  let portal: RunningPortal;
  let browser: Browser;

  before(async () => {
    portal = await startPortal();
    browser = await chromium.launch({ executablePath: ensureBrowser(), args: [...chromeArgs] });
  });
  after(async () => {
    await browser.close();
    await portal.stop();
  });

  /** A page in a profile of its own, and everything that it complained about. */
  async function open(address: string): Promise<{ page: Page; complaints: string[] }> {
    const page = await (await browser.newContext()).newPage();
    page.setDefaultTimeout(10_000);
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
    await page.goto(address);
    return { page, complaints };
  }

  it('draws the sign-in form under a strict content security policy', async () => {
    const { page, complaints } = await open(`${portal.site}/`);
    await page.getByRole('textbox', { name: /e-?mail/i }).waitFor();
    assert.deepEqual(complaints, []);
  });

  it('needs no script but portal.js for that', async () => {
    const page = await (await browser.newContext()).newPage();
    await page.route('**/assets/**', (route) => route.abort());
    await page.goto(`${portal.site}/`);
    await page.getByRole('textbox', { name: /e-?mail/i }).waitFor({ timeout: 10_000 });
  });

  it('draws it from the classic script, too', async () => {
    const { page, complaints } = await open(`${portal.site}/classic`);
    await page.getByRole('textbox', { name: /e-?mail/i }).waitFor();
    assert.deepEqual(complaints, []);
  });

  it('lets an invited client in, and knows them again after a reload', async () => {
    const args = ['invite', 'mara@mail.test', '--first-name', 'Mara', '--print-link'];
    const { url } = portal.command(...args) as { url: string };
    const { page } = await open(url);
    await page.getByRole('button', { name: 'Continue without a password' }).click();
    await page.getByRole('button', { name: 'Not now' }).click();
    await page.getByRole('heading', { name: /Mara/ }).waitFor();
    assert.doesNotMatch(page.url(), /token/);
    await page.reload();
    await page.getByRole('heading', { name: /Mara/ }).waitFor();
  });
});

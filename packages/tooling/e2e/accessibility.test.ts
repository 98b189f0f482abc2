import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { Browser } from 'playwright-core';

import { findBarriers } from './support/find-barriers.js';
import { focused, tabTo } from './support/keyboard.js';
import { startStack, type Stack } from './support/start-stack.js';
import { greeting, openBrowser, openMenu, signIn, visit } from './support/visitors.js';

const WIDTHS = [360, 1280];

describe('without a mouse, and for those who do not see', () => {
  let stack: Stack;
  let browser: Browser;

  before(async () => {
    [stack, browser] = await Promise.all([startStack(), openBrowser()]);
  });
  after(async () => {
    await browser?.close();
    await stack?.stop();
  });

  it('everything is reached by keyboard: in, to an invoice, back, and out', async () => {
    const { page } = await visit(browser, `${stack.site}/clients`);
    await page.getByLabel('Password', { exact: true }).waitFor();
    const { email, password } = stack.users.client;
    await tabTo(page, /^Email$/);
    await page.keyboard.type(email);
    await tabTo(page, /^Password$/);
    await page.keyboard.type(password!);
    await page.keyboard.press('Enter');
    await greeting(page, 'Mara').waitFor();

    await tabTo(page, /^Invoices$/, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('table', { name: 'Invoices' }).waitFor();
    await tabTo(page, /^Retouching/);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Download PDF' }).waitFor();
    assert.match(await focused(page), /^Retouching/);
    await tabTo(page, /^All invoices$/, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('table', { name: 'Invoices' }).waitFor();

    await tabTo(page, /your account$/i, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Sign out' }).waitFor();
    await page.keyboard.press('End');
    assert.equal(await focused(page), 'Sign out');
    await page.keyboard.press('Enter');
    await page.getByLabel('Password', { exact: true }).waitFor();
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`axe finds nothing on any view, narrow or wide, in the ${colorScheme} scheme`, async () => {
      const options = { colorScheme, reducedMotion: 'reduce' } as const;
      const { page } = await visit(browser, `${stack.site}/clients`, options);
      const barriers: Record<string, string[]> = {};
      const check = async (view: string) => {
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 800 });
          barriers[`${view}, ${width} pixels`] = await findBarriers(page);
        }
      };
      await page.getByRole('button', { name: 'Use a passkey' }).waitFor();
      await check('sign-in');
      await signIn(page, stack.users.client);
      await page.getByRole('heading', { name: 'Recently' }).waitFor();
      await check('home');
      await page.getByRole('link', { name: 'Invoices', exact: true }).click();
      const first = page.getByRole('link', { name: /^Retouching/ }).first();
      await first.waitFor();
      await check('invoices');
      await first.click();
      await page.getByRole('button', { name: 'Download PDF' }).waitFor();
      await check('invoice');
      await openMenu(page);
      await page.getByRole('menuitem', { name: 'Profile' }).click();
      await page.getByText('This device', { exact: true }).waitFor();
      await check('profile');
      assert.equal(Object.keys(barriers).length, 10);
      assert.deepEqual(Object.values(barriers).flat(), []);
    });
  }
});

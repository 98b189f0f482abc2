import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { Browser } from 'playwright-core';

import { startStack, type Stack } from './support/start-stack.js';
import { greeting, openBrowser, visit } from './support/visitors.js';

describe('somebody of the business', () => {
  let stack: Stack;
  let browser: Browser;

  before(async () => {
    [stack, browser] = await Promise.all([startStack(), openBrowser()]);
  });
  after(async () => {
    await browser?.close();
    await stack?.stop();
  });

  it('sees the portal as a client sees it, is told so, changes nothing, and stops', async () => {
    const { page, context } = await visit(browser, `${stack.portal}/admin?admin=contacts`);
    await page.getByLabel('Email', { exact: true }).fill(stack.staff.colleague.email);
    await page.getByLabel('Password', { exact: true }).fill(stack.staff.colleague.password);
    await page.getByLabel('Password', { exact: true }).press('Enter');
    await page.getByLabel('Search names, companies and addresses').fill('mara@example.com');
    await page.getByRole('link', { name: /^Mara Lindqvist/ }).click();
    await page.getByRole('heading', { name: 'Mara Lindqvist', level: 1 }).waitFor();
    const opened = context.waitForEvent('page');
    await page.getByRole('button', { name: 'View as client' }).click();
    const look = await opened;
    await look.getByRole('heading', { name: 'See what a client sees' }).waitFor();
    await look.getByRole('button', { name: 'Look at the portal' }).click();
    await greeting(look, 'Mara').waitFor();
    await look.getByText(/you see the portal as Mara Lindqvist sees it/).waitFor();
    assert.equal(new URL(look.url()).origin, stack.site);
    const status = await look.evaluate(async (portal) => {
      const headers = { 'content-type': 'application/json', 'x-portal': '1' };
      const init = { method: 'PATCH', headers, credentials: 'include', body: '{"firstName":"Eve"}' } as const;
      return (await fetch(`${portal}/api/profile`, init)).status;
    }, stack.portal);
    assert.equal(status, 403);
    await look.getByRole('button', { name: 'Stop looking' }).click();
    await look.getByLabel('Password', { exact: true }).waitFor();
    await page.goto(`${stack.portal}/admin?admin=dashboard`);
    await page.getByRole('heading', { name: 'Dashboard', level: 1 }).waitFor();
  });
});

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { Browser, Page } from 'playwright-core';

import { linkIn, mailTo } from './support/inbox.js';
import { letAnHourPass } from './support/let-time-pass.js';
import { startStack, type Stack } from './support/start-stack.js';
import { greeting, openBrowser, openMenu, openTab, signIn, visit } from './support/visitors.js';

describe('a client', () => {
  let stack: Stack;
  let browser: Browser;

  before(async () => {
    [stack, browser] = await Promise.all([startStack(), openBrowser()]);
  });
  after(async () => {
    await browser?.close();
    await stack?.stop();
  });

  async function openProfile(page: Page): Promise<void> {
    await openMenu(page);
    await page.getByRole('menuitem', { name: 'Profile' }).click();
    await page.getByRole('button', { name: 'Change email' }).waitFor();
  }

  it('finds the same invoice again by reload, back, forward and a link to it', async () => {
    const { page, context } = await visit(browser, `${stack.site}/clients?portal=invoices&utm=spring`);
    await signIn(page, stack.users.client);
    await page
      .getByRole('link', { name: /^Retouching/ })
      .first()
      .click();
    const heading = page.getByRole('heading', { name: 'Retouching' });
    await heading.waitFor();
    const address = page.url();
    assert.match(address, /\/clients\?utm=spring&portal=invoices\/inv_\w+$/);
    await page.reload();
    await heading.waitFor();
    await page.goBack();
    await page.getByRole('table', { name: 'Invoices' }).waitFor();
    await page.goForward();
    await heading.waitFor();
    const { page: other } = await openTab(context, address);
    await other.getByRole('heading', { name: 'Retouching' }).waitFor();
  });

  it('is taken by a link to what the business meant to show', async () => {
    const { page } = await visit(browser, `${stack.site}/clients?portal=invoices`);
    await signIn(page, stack.users.client);
    const href = await page.getByRole('link', { name: /^Prints for Osaka/ }).getAttribute('href');
    const view = new URL(href!, stack.site).searchParams.get('portal')!;
    const { url } = (await stack.command('magic-link', stack.users.client.email, '--view', view)) as { url: string };
    const { page: fresh } = await visit(browser, url);
    await fresh.getByRole('button', { name: /^Continue as/ }).click();
    await fresh.getByRole('heading', { name: 'Prints for Osaka' }).waitFor();
  });

  it('who is signed in is asked before a link for somebody else takes over', async () => {
    const { page, context } = await visit(browser, `${stack.site}/clients`);
    await signIn(page, stack.users.client);
    await greeting(page, 'Mara').waitFor();
    const { url } = (await stack.command('magic-link', stack.users.newcomer.email)) as { url: string };
    const { page: other } = await openTab(context, url);
    await other.getByRole('button', { name: /^Continue as j/ }).click();
    await other.getByRole('heading', { name: 'You are signed in as somebody else' }).waitFor();
    await greeting(page, 'Mara').waitFor();
    await other.getByRole('button', { name: /^Continue as j/ }).click();
    await greeting(other, 'Jonas').waitFor();
    await greeting(page, 'Jonas').waitFor();
  });

  it('proves who they are again to change their address, confirms the new one, and can undo it from the old', async () => {
    const { email, password } = stack.users.client;
    const { page } = await visit(browser, `${stack.site}/clients`);
    await signIn(page, stack.users.client);
    await greeting(page, 'Mara').waitFor();
    await letAnHourPass(stack.dataDir, 'sessions');
    await openProfile(page);
    await page.getByRole('button', { name: 'Change email' }).click();
    await page.getByLabel('New email address').fill('mara.new@example.com');
    await page.getByRole('button', { name: 'Send link' }).click();
    await page.getByRole('dialog', { name: 'Confirm that it’s you' }).waitFor();
    assert.equal(await page.getByRole('textbox', { name: 'Email', exact: true }).inputValue(), email);
    const field = page.getByLabel('Password', { exact: true }).and(page.locator('input'));
    await field.fill(password!);
    await field.press('Enter');
    await page.getByText('A link is on its way to mara.new@example.com.').waitFor();
    assert.equal(await page.getByRole('dialog').count(), 0);

    const confirm = await mailTo(stack.inbox, 'mara.new@example.com', /^Confirm your new address/);
    const { page: confirming } = await visit(browser, linkIn(confirm));
    await confirming.getByRole('button', { name: 'Use this address' }).click();
    await confirming.getByRole('heading', { name: 'Your new address is set' }).waitFor();

    const warning = await mailTo(stack.inbox, email, /was changed$/);
    const { page: undoing } = await visit(browser, linkIn(warning));
    await undoing.getByRole('button', { name: 'Undo the change' }).click();
    await undoing.getByRole('heading', { name: 'The change is undone' }).waitFor();
    // Whoever changed the address could know the password: it is gone, and is chosen anew by mail.
    const { page: again } = await visit(browser, `${stack.site}/clients`);
    await again.getByRole('button', { name: 'Forgot your password?' }).click();
    await again.getByLabel('Email', { exact: true }).fill(email);
    await again.getByRole('button', { name: 'Send link' }).click();
    const { page: choosing } = await visit(browser, linkIn(await mailTo(stack.inbox, email, /new password/)));
    await choosing.getByLabel('New password').fill(password!);
    await choosing.getByRole('button', { name: 'Set password and continue' }).click();
    await greeting(choosing, 'Mara').waitFor();
  });

  it('gets a fresh link for one that has expired, with one tap', async () => {
    const { email } = stack.users.passwordless;
    const { url } = (await stack.command('magic-link', email)) as { url: string };
    await letAnHourPass(stack.dataDir, 'links');
    const { page } = await visit(browser, url);
    await page.getByRole('heading', { name: 'This link has expired' }).waitFor();
    await page.getByRole('button', { name: 'Send me a new link' }).click();
    const { page: fresh } = await visit(browser, linkIn(await mailTo(stack.inbox, email, /./)));
    await fresh.getByRole('button', { name: /^Continue as/ }).click();
    await greeting(fresh, 'Inês').waitFor();
  });

  it('is told that the network is gone, keeps what is on the screen, and goes on when it is back', async () => {
    const { page, context } = await visit(browser, `${stack.site}/clients?portal=invoices`);
    await signIn(page, stack.users.client);
    await page.getByRole('table', { name: 'Invoices' }).waitFor();
    await context.setOffline(true);
    const banner = page.getByText('You are offline.');
    await banner.first().waitFor();
    await page.getByRole('table', { name: 'Invoices' }).waitFor();
    await page
      .getByRole('link', { name: /^Retouching/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Try again' }).waitFor();
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Download PDF' }).waitFor();
    await banner.first().waitFor({ state: 'detached' });
  });
});

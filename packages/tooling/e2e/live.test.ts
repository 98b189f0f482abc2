import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { Browser, Page } from 'playwright-core';

import { hostPage, servePages, snippet, type HostSite } from './support/serve-pages.js';
import { startStack, type Stack } from './support/start-stack.js';
import { greeting, openBrowser, openTab, signIn, signOut, visit } from './support/visitors.js';

describe('what happens elsewhere', () => {
  let stack: Stack;
  let site: HostSite;
  let browser: Browser;

  before(async () => {
    [stack, browser] = await Promise.all([startStack(), openBrowser()]);
    const panels = '<portal-invoices></portal-invoices><portal-profile></portal-profile>';
    const withForm = '<portal-sign-in></portal-sign-in><portal-invoices></portal-invoices>';
    site = await servePages({
      '/': { html: hostPage(`${panels}${snippet(stack.portal)}`) },
      '/with-form': { html: hostPage(`${withForm}${snippet(stack.portal)}`) },
    });
    await stack.allow(site.at('localhost'));
  });
  after(async () => {
    await browser?.close();
    site?.close();
    await stack?.stop();
  });

  /** Counts the questions of a page who is here. */
  function countBootstraps(page: Page): { count: number } {
    const seen = { count: 0 };
    page.on('request', (request) => {
      if (request.method() === 'GET' && request.url() === `${stack.portal}/api/portal`) seen.count += 1;
    });
    return seen;
  }

  it('signs out in every tab what is signed out in one', async () => {
    const { page, context } = await visit(browser, `${stack.site}/clients`);
    const other = (await openTab(context, `${stack.site}/clients`)).page;
    await signIn(page, stack.users.client);
    await greeting(page, 'Mara').waitFor();
    await greeting(other, 'Mara').waitFor();
    await signOut(other);
    await page.getByLabel('Password', { exact: true }).waitFor();
    assert.equal(await greeting(page, 'Mara').count(), 0);
  });

  it('is shared by the panels of a page: one question who is here, one form, one session', async () => {
    const page = await browser.newPage();
    page.setDefaultTimeout(20_000);
    const bootstraps = countBootstraps(page);
    await page.goto(site.at('localhost'));
    await page.getByLabel('Password', { exact: true }).waitFor();
    await page.getByText('Sign in to see what is here.').waitFor();
    assert.equal(await page.getByLabel('Password', { exact: true }).count(), 1);
    assert.equal(bootstraps.count, 1);
    await signIn(page, stack.users.client);
    await page.getByRole('table', { name: 'Invoices' }).waitFor();
    await page.getByRole('heading', { name: 'Profile' }).waitFor();
    bootstraps.count = 0;
    await page.reload();
    await page.getByRole('table', { name: 'Invoices' }).waitFor();
    await page.getByLabel('First name').waitFor();
    assert.equal(bootstraps.count, 1);
  });

  it('opens a panel beside a form that the page has already, without a second form', async () => {
    const { page } = await visit(browser, `${site.at('localhost')}/with-form`);
    await page.getByText('Sign in to see what is here.').waitFor();
    assert.equal(await page.getByLabel('Password', { exact: true }).count(), 1);
    await signIn(page, stack.users.client);
    await page.getByRole('table', { name: 'Invoices' }).waitFor();
    await page.getByText(`As ${stack.users.client.email}`).waitFor();
  });

  it('takes an app away while it is open, with its files, and brings it back', async () => {
    const { page } = await visit(browser, `${stack.site}/clients?portal=invoices`);
    const file = page.waitForRequest(/\/api\/invoices\/\w+\.pdf$/);
    await signIn(page, stack.users.client);
    await page
      .getByRole('link', { name: /^Retouching/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Download PDF' }).click();
    const url = (await file).url();
    const download = () =>
      page.evaluate(async (address) => (await fetch(address, { credentials: 'include' })).status, url);
    assert.equal(await download(), 200);

    await stack.command('settings', 'set', 'apps.invoices.enabled', 'false');
    await page.getByText('This is not available').waitFor();
    await page.getByRole('link', { name: 'Invoices', exact: true }).waitFor({ state: 'detached' });
    assert.equal(await page.getByRole('button', { name: 'Download PDF' }).count(), 0);
    assert.equal(await download(), 404);

    await stack.command('settings', 'set', 'apps.invoices.enabled', 'true');
    await page.getByRole('button', { name: 'Download PDF' }).waitFor();
  });

  it('gives an app the moment it is granted, and takes it the moment it is revoked', async () => {
    const { email } = stack.users.passwordless;
    const { url } = (await stack.command('magic-link', email)) as { url: string };
    await stack.command('settings', 'set', 'apps.invoices.audience', '"granted"');
    const { page } = await visit(browser, url);
    await page.getByRole('button', { name: /^Continue as/ }).click();
    await greeting(page, 'Inês').waitFor();
    const link = page.getByRole('link', { name: 'Invoices', exact: true });
    assert.equal(await link.count(), 0);
    await stack.command('grant', email, 'app:invoices');
    await link.waitFor();
    await stack.command('revoke', email, 'app:invoices');
    await link.waitFor({ state: 'detached' });
    await stack.command('settings', 'set', 'apps.invoices.audience', '"everyone"');
    await link.waitFor();
  });

  it('signs a client out at once who is suspended', async () => {
    const { email } = stack.users.newcomer;
    const { page } = await visit(browser, `${stack.site}/clients`);
    await signIn(page, stack.users.newcomer);
    await greeting(page, 'Jonas').waitFor();
    await stack.command('suspend', email);
    await page.getByLabel('Password', { exact: true }).waitFor();
    await signIn(page, stack.users.newcomer);
    await page.getByText('The email or the password is not right.').waitFor();
  });
});

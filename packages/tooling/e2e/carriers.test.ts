import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { BrowserContext, Page } from 'playwright-core';

import { openWithoutCookies } from './support/block-cookies.js';
import { hostPage, servePages, snippet, type HostSite } from './support/serve-pages.js';
import { startStack, type Stack } from './support/start-stack.js';
import { greeting, openBrowser, openTab, signIn, signOut } from './support/visitors.js';

describe('how the session travels', () => {
  let stack: Stack;
  let site: HostSite;
  const closers: (() => unknown)[] = [];

  before(async () => {
    stack = await startStack();
    const { port } = new URL(stack.portal);
    const page = (portal: string) => ({ html: hostPage(`<client-portal></client-portal>${snippet(portal)}`) });
    site = await servePages({ '/': page(stack.portal), '/sub-domain': page(`http://portal.shop.localhost:${port}`) });
    await stack.allow(site.at('127.0.0.1'));
    await stack.allow(site.at('shop.localhost'));
  });
  after(async () => {
    for (const close of closers) await close();
    site?.close();
    await stack?.stop();
  });

  async function newProfile(...flags: string[]): Promise<BrowserContext> {
    const browser = await openBrowser(...flags);
    closers.push(() => browser.close());
    return browser.newContext();
  }

  /** Signs in, reloads, opens an invoice and its PDF; answers with what the calls after the sign-in carried. */
  async function useThePortal(page: Page): Promise<Set<string>> {
    await signIn(page, stack.users.client);
    await greeting(page, 'Mara').waitFor();
    const carriers: Promise<string>[] = [];
    // Only what was answered: a call that the reload broke off never got its cookie.
    page.on('response', (response) => {
      const request = response.request();
      if (request.method() !== 'GET' || !request.url().includes('/api/')) return;
      carriers.push(request.allHeaders().then(({ cookie, authorization }) => toCarrier(cookie, authorization)));
    });
    await page.reload();
    await greeting(page, 'Mara').waitFor();
    await page.getByRole('link', { name: 'Invoices', exact: true }).click();
    await page
      .getByRole('link', { name: /^Retouching/ })
      .first()
      .click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download PDF' }).click();
    await download;
    return new Set(await Promise.all(carriers));
  }

  const toCarrier = (cookie: string | undefined, authorization: string | undefined): string =>
    [cookie?.includes('portal=') && 'cookie', authorization?.startsWith('Bearer ') && 'bearer'].filter(Boolean).join();

  it('is a partitioned cookie on a page of another site, also where cookies of third parties are blocked', async () => {
    const context = await newProfile('--test-third-party-cookie-phaseout');
    const { page, complaints } = await openTab(context, site.at('127.0.0.1'));
    assert.deepEqual(await useThePortal(page), new Set(['cookie']));
    const [cookie] = await context.cookies(stack.portal);
    assert.equal(cookie?.partitionKey, 'http://127.0.0.1');
    assert.equal(cookie?.httpOnly, true);
    assert.deepEqual(complaints, []);
  });

  it('is a bearer token where no cookie is kept at all, and lasts as long as the tab', async () => {
    const profile = await openWithoutCookies(stack.portal);
    closers.push(() => profile.close());
    const { page, complaints } = await openTab(profile.context, site.at('127.0.0.1'));
    assert.deepEqual(await useThePortal(page), new Set(['bearer']));
    assert.deepEqual(await profile.context.cookies(), []);
    assert.deepEqual(complaints, []);
    await signOut(page);
    await page.reload();
    await page.getByLabel('Password', { exact: true }).waitFor();
  });

  it('is handed to every tab of the site where it is a bearer token, and taken from every one', async () => {
    const profile = await openWithoutCookies(stack.portal);
    closers.push(() => profile.close());
    const { page: first } = await openTab(profile.context, site.at('127.0.0.1'));
    await signIn(first, stack.users.client);
    await greeting(first, 'Mara').waitFor();
    const { page: second } = await openTab(profile.context, site.at('127.0.0.1'));
    await greeting(second, 'Mara').waitFor();
    await signOut(second);
    await first.getByLabel('Password', { exact: true }).waitFor();
  });

  it('is a cookie of the same site where the portal has a sub-domain of it', async () => {
    const context = await newProfile('--test-third-party-cookie-phaseout');
    const { page, complaints } = await openTab(context, `${site.at('shop.localhost')}/sub-domain`);
    assert.deepEqual(await useThePortal(page), new Set(['cookie']));
    const [cookie] = await context.cookies();
    assert.equal(cookie?.sameSite, 'Lax');
    assert.equal(cookie?.partitionKey, undefined);
    assert.equal(cookie?.domain, 'portal.shop.localhost');
    assert.deepEqual(complaints, []);
  });
});

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { Browser, Locator } from 'playwright-core';

import { hostPage, servePages, snippet, type HostPage, type HostSite } from './support/serve-pages.js';
import { startStack, type Stack } from './support/start-stack.js';
import { greeting, openBrowser, openMenu, signIn, visit } from './support/visitors.js';

const HOSTILE = `
* { all: unset; }
html { font-size: 62.5%; }
* { color: #f0f !important; background: #ff0 !important; font-size: 3px !important; line-height: 0 !important; letter-spacing: 1em !important; }
input, button, label { display: none !important; height: 1px !important; opacity: 0.1 !important; }`;

/** Every page on which people put the portal, from the orderly to the absurd. */
function toPages(portal: string): Record<string, HostPage> {
  const tag = '<client-portal></client-portal>';
  const script = snippet(portal);
  const policy = `default-src 'none'; style-src 'self'; script-src ${portal}; connect-src ${portal}; img-src ${portal} data:; base-uri 'none'; trusted-types lit-html; require-trusted-types-for 'script'`;
  const late = `<main></main><script>globalThis.addPortal = () => { document.querySelector('main').append(document.createElement('client-portal')); }</script>`;
  return {
    '/plain': { html: hostPage(tag + script) },
    '/strict': { html: hostPage(tag + script), policy },
    '/twice': { html: hostPage(`${tag}${script}${script}${script.replace('portal.js', 'portal.js?copy')}`) },
    '/late': { html: hostPage(`${late}${script}`) },
    '/rtl': { html: hostPage(tag + script, { html: 'lang="ar" dir="rtl"' }) },
    '/hostile': { html: hostPage(tag + script, { head: `<style>${HOSTILE}</style>` }) },
    '/full-bleed': { html: hostPage(tag + script, { head: '<style>body { margin: 0; }</style>' }) },
    '/small-root': { html: hostPage(tag + script, { head: '<style>html { font-size: 62.5%; }</style>' }) },
  };
}

describe('the portal on a page', () => {
  let stack: Stack;
  let site: HostSite;
  let browser: Browser;

  before(async () => {
    [stack, browser] = await Promise.all([startStack(), openBrowser()]);
    site = await servePages(toPages(stack.portal));
    await stack.allow(site.at('localhost'));
  });
  after(async () => {
    await browser?.close();
    site?.close();
    await stack?.stop();
  });

  const open = (path: string) => visit(browser, site.at('localhost') + path);

  /** How large and in which colour a person sees each of these, from the form to the list. */
  async function measure(path: string): Promise<Record<string, unknown>> {
    const { page } = await open(path);
    const email = await looksOf(page.getByLabel('Email', { exact: true }));
    const button = await looksOf(page.getByRole('button', { name: 'Sign in', exact: true }));
    await signIn(page, stack.users.client);
    const heading = await looksOf(greeting(page, 'Mara'));
    await page.getByRole('link', { name: 'Invoices', exact: true }).click();
    const invoice = await looksOf(page.getByRole('link', { name: /^Retouching/ }).first());
    return { email, button, heading, invoice };
  }

  async function looksOf(locator: Locator) {
    await locator.waitFor();
    const { height } = (await locator.boundingBox())!;
    const style = await locator.evaluate((element) => {
      const { fontSize, lineHeight, letterSpacing, color, opacity } = getComputedStyle(element);
      return { fontSize, lineHeight, letterSpacing, color, opacity };
    });
    return { height: Math.round(height), ...style };
  }

  it('with a strict policy and trusted types is whole, from signing in to an invoice', async () => {
    const { page, complaints } = await open('/strict');
    await signIn(page, stack.users.client);
    await page.getByRole('link', { name: 'Invoices', exact: true }).click();
    await page
      .getByRole('link', { name: /^Retouching/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Download PDF' }).waitFor();
    await openMenu(page);
    await page.getByRole('menuitem', { name: 'Profile' }).click();
    await page.getByLabel('First name').waitFor();
    assert.deepEqual(complaints, []);
  });

  it('that loads the script three times is there once', async () => {
    const { page } = await open('/twice');
    await page.getByLabel('Password', { exact: true }).waitFor();
    assert.equal(await page.getByLabel('Password', { exact: true }).count(), 1);
    await signIn(page, stack.users.client);
    await greeting(page, 'Mara').waitFor();
    assert.equal(await page.getByRole('button', { name: /your account$/i }).count(), 1);
  });

  it('that adds the tag long after the script works, and when it moves the tag', async () => {
    const { page } = await open('/late');
    await page.waitForLoadState('load');
    await page.evaluate(() => (globalThis as unknown as { addPortal(): void }).addPortal());
    await signIn(page, stack.users.client);
    await page.getByRole('link', { name: 'Invoices', exact: true }).click();
    await page.getByRole('table', { name: 'Invoices' }).waitFor();
    await page.evaluate(() => {
      const section = document.body.appendChild(document.createElement('section'));
      section.append(document.querySelector('client-portal')!);
    });
    await page.locator('section').getByRole('table', { name: 'Invoices' }).waitFor();
    await page.getByRole('link', { name: 'Home', exact: true }).click();
    await greeting(page, 'Mara').waitFor();
  });

  it('that is written from right to left speaks and reads like it', async () => {
    const { page } = await open('/rtl');
    const { email, password } = stack.users.rightToLeft;
    await page.locator('input[type="email"]').fill(email);
    await page.locator('input[type="password"]').fill(password!);
    await page.locator('input[type="password"]').press('Enter');
    const heading = page.getByRole('heading', { name: /ليلى/ });
    await heading.waitFor();
    assert.equal(await heading.evaluate((element) => getComputedStyle(element).direction), 'rtl');
    const { x, width } = (await heading.boundingBox())!;
    assert.ok(x + width > 1280 / 2, 'the heading begins on the right');
  });

  it('that leaves no margin is never wider than its window', async () => {
    const { page } = await open('/full-bleed');
    const excess: Record<string, number> = {};
    const look = async (view: string) => {
      for (const width of [320, 1280]) {
        await page.setViewportSize({ width, height: 700 });
        const root = page.locator('html');
        excess[`${view}, ${width} pixels`] = await root.evaluate((html) => html.scrollWidth - html.clientWidth);
      }
    };
    await page.getByRole('button', { name: 'Use a passkey' }).waitFor();
    await look('sign-in');
    await signIn(page, stack.users.client);
    await page.getByRole('heading', { name: 'Recently' }).waitFor();
    await look('home');
    await page.getByRole('link', { name: 'Invoices', exact: true }).click();
    await page.getByRole('table', { name: 'Invoices' }).waitFor();
    await look('invoices');
    await page
      .getByRole('link', { name: /^Wedding in Inari, with/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Download PDF' }).waitFor();
    await look('invoice');
    await openMenu(page);
    await page.getByRole('menuitem', { name: 'Profile' }).click();
    await page.getByText('This device', { exact: true }).waitFor();
    await look('profile');
    assert.deepEqual(new Set(Object.values(excess)), new Set([0]), JSON.stringify(excess));
  });

  for (const path of ['/hostile', '/small-root']) {
    it(`whose style sheet is ${path.slice(1)} leaves it as large and as legible as any other`, async () => {
      assert.deepEqual(await measure(path), await measure('/plain'));
    });
  }
});

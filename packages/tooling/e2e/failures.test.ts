import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { Browser } from 'playwright-core';

import { startStack, type Stack } from './support/start-stack.js';
import { greeting, openBrowser, signIn, visit } from './support/visitors.js';

const TRIES = 10;

describe('when something is wrong', () => {
  let stack: Stack;
  let browser: Browser;

  before(async () => {
    [stack, browser] = await Promise.all([startStack(), openBrowser()]);
  });
  after(async () => {
    await browser?.close();
    await stack?.stop();
  });

  it('says on the page what to do about a site that is not allowed, and in the console which origin to add', async () => {
    const stranger = stack.site.replace('localhost', '127.0.0.1');
    const page = await browser.newPage();
    const said = page.waitForEvent('console', (message) => message.text().startsWith('[client-portal]'));
    await page.goto(`${stranger}/clients`);
    await page.getByText('The portal is not set up for this site yet. Please tell the people who run it.').waitFor();
    assert.equal(
      (await said).text(),
      `[client-portal] The portal at ${stack.portal} does not allow this site yet. ` +
        `Add ${stranger} to the allowed origins in the portal's settings.`,
    );
  });

  it('keeps what was typed beside a wrong password', async () => {
    const { page } = await visit(browser, `${stack.site}/clients`);
    const wrong = { email: stack.users.client.email, password: 'three reindeer at noon' };
    await signIn(page, wrong);
    await page.getByText('The email or the password is not right.').waitFor();
    assert.equal(await page.getByLabel('Email', { exact: true }).inputValue(), wrong.email);
    assert.equal(await page.getByLabel('Password', { exact: true }).inputValue(), wrong.password);
    assert.equal(await page.getByLabel('Password', { exact: true }).getAttribute('aria-invalid'), 'true');
  });

  it('says when to try again after too many tries', async () => {
    const guess = { email: 'nobody@example.com', password: 'guess after guess after guess' };
    const headers = { 'content-type': 'application/json', 'x-portal': '1', origin: stack.site };
    const call = { method: 'POST', headers, body: JSON.stringify(guess) };
    const address = `${stack.portal}/api/session/password`;
    await Promise.all(Array.from({ length: TRIES }, () => fetch(address, call)));
    const { page } = await visit(browser, `${stack.site}/clients`);
    await signIn(page, guess);
    await page.getByText(/^Too many tries\. Try again in (59|60) minutes\.$/).waitFor();
  });

  it('says so in words when a script does not come, and goes on once it does', async () => {
    const { page, context } = await visit(browser, `${stack.site}/clients`);
    await page.getByRole('button', { name: 'Use a passkey' }).waitFor();
    await page.waitForLoadState('networkidle');
    await context.route('**/assets/**', (route) => route.abort());
    const { email, password } = stack.users.client;
    await page.getByLabel('Email', { exact: true }).fill(email);
    await page.getByRole('button', { name: 'Email me a code' }).click();
    await page.getByText('The server did not answer. Nothing is lost').waitFor();
    await signIn(page, { email, password });
    const again = page.getByRole('button', { name: 'Try again' });
    await again.waitFor();
    await context.unroute('**/assets/**');
    await again.click();
    await greeting(page, 'Mara').waitFor();
  });

  it('offers to try again while the server is away, and goes on once it is back', async () => {
    const { page } = await visit(browser, `${stack.site}/clients`);
    await signIn(page, stack.users.client);
    await greeting(page, 'Mara').waitFor();
    const { page: form } = await visit(browser, `${stack.site}/clients`);
    await form.getByRole('button', { name: 'Use a passkey' }).waitFor();
    await stack.halt();

    await signIn(form, stack.users.newcomer);
    await form.getByText('The server did not answer. Nothing is lost').waitFor();
    await page.getByRole('link', { name: 'Invoices', exact: true }).click();
    const again = page.getByRole('button', { name: 'Try again' });
    await again.waitFor();
    await again.click();
    await again.waitFor();

    await stack.resume();
    await again.click();
    await page.getByRole('table', { name: 'Invoices' }).waitFor();
    await form.getByRole('button', { name: 'Sign in', exact: true }).click();
    await greeting(form, 'Jonas').waitFor();
  });
});

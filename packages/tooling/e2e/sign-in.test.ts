import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { Browser } from 'playwright-core';

import { linkIn, mailsTo, mailTo } from './support/inbox.js';
import { addAuthenticator } from './support/authenticator.js';
import { startStack, type Stack } from './support/start-stack.js';
import { greeting, openBrowser, openMenu, signIn, signOut, visit } from './support/visitors.js';

const NEW_PASSWORD = 'four warm socks and a sledge';

describe('signing in on the page of the business', () => {
  let stack: Stack;
  let browser: Browser;

  before(async () => {
    [stack, browser] = await Promise.all([startStack(), openBrowser()]);
  });
  after(async () => {
    await browser?.close();
    await stack?.stop();
  });

  const open = async () => (await visit(browser, `${stack.site}/clients`)).page;

  /** A mailed link, opened as from a mail program, and the page once it has asked what the link is for. */
  async function openLink(link: string, heading: string) {
    const { page } = await visit(browser, link);
    await page.getByRole('heading', { name: heading }).waitFor();
    return page;
  }

  async function askForMail(email: string) {
    const page = await open();
    await page.getByRole('button', { name: 'Email me a code' }).click();
    await page.getByLabel('Email', { exact: true }).fill(email);
    await page.getByRole('button', { name: 'Send code' }).click();
    await page.getByRole('heading', { name: 'Check your email' }).waitFor();
    return page;
  }

  it('lets a client in by password, and knows them after a reload', async () => {
    const { page, complaints } = await visit(browser, `${stack.site}/clients`);
    const { email, password } = stack.users.client;
    await page.getByLabel('Email', { exact: true }).fill(email);
    await page.getByLabel('Password', { exact: true }).fill(password!);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await greeting(page, 'Mara').waitFor();
    await page.reload();
    await greeting(page, 'Mara').waitFor();
    assert.equal(new URL(page.url()).origin, stack.site);
    assert.deepEqual(complaints, []);
  });

  it('lets a client in by the code of a mail', async () => {
    const { email } = stack.users.passwordless;
    const page = await askForMail(email);
    const { subject } = await mailTo(stack.inbox, email, /^\d{6} is your code/);
    await page.getByLabel('Six-digit code').fill(subject.slice(0, 6));
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await greeting(page, 'Inês').waitFor();
  });

  it('lets a client in by the link of a mail, with one click, and takes the secret out of the address', async () => {
    const { email } = stack.users.client;
    await askForMail(email);
    const link = linkIn(await mailTo(stack.inbox, email, /^\d{6} is your code/));
    assert.ok(link.startsWith(`${stack.site}/clients#portal-token=`));
    const page = await openLink(link, 'Welcome back');
    assert.equal(page.url(), `${stack.site}/clients`);
    await page.getByRole('button', { name: /^Continue as m/ }).click();
    await greeting(page, 'Mara').waitFor();
    assert.equal(await page.evaluate(() => history.length), 2, 'the history holds a blank page and this one');
  });

  it('lets an invited person choose a password, and in', async () => {
    const email = 'nora@example.org';
    await stack.command('invite', email, '--first-name', 'Nora');
    const page = await openLink(linkIn(await mailTo(stack.inbox, email, /invites you/)), 'Welcome');
    await page.getByLabel('New password').fill(NEW_PASSWORD);
    await page.getByRole('button', { name: 'Set password and continue' }).click();
    await page.getByRole('button', { name: 'Not now' }).click();
    await greeting(page, 'Nora').waitFor();
    await signOut(page);
    await signIn(page, { email, password: NEW_PASSWORD });
    await greeting(page, 'Nora').waitFor();
  });

  it('gives a new password to a client who forgot theirs, and the old one no longer works', async () => {
    const { email, password } = stack.users.newcomer;
    const asking = await open();
    await asking.getByRole('button', { name: 'Forgot your password?' }).click();
    await asking.getByLabel('Email', { exact: true }).fill(email);
    await asking.getByRole('button', { name: 'Send link' }).click();
    await asking.getByRole('heading', { name: 'Check your email' }).waitFor();
    const page = await openLink(linkIn(await mailTo(stack.inbox, email, /new password/)), 'Choose a new password');
    await page.getByLabel('New password').fill(NEW_PASSWORD);
    await page.getByRole('button', { name: 'Set password and continue' }).click();
    await greeting(page, 'Jonas').waitFor();
    await signOut(page);
    await signIn(page, { email, password });
    await page.getByText('The email or the password is not right.').waitFor();
    await signIn(page, { email, password: NEW_PASSWORD });
    await greeting(page, 'Jonas').waitFor();
  });

  it('lets a client in by the passkey that they added to their profile', async () => {
    const page = await open();
    const authenticator = await addAuthenticator(page);
    await signIn(page, stack.users.client);
    await openMenu(page);
    await page.getByRole('menuitem', { name: 'Profile' }).click();
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await page.getByLabel('Name of this passkey').fill('Office laptop');
    await page.getByRole('button', { name: 'Create passkey' }).click();
    await page.getByText('The passkey “Office laptop” was added.').waitFor();
    // Else the form's offer of passkeys would be taken up before anybody has clicked.
    await authenticator.answer(false);
    await signOut(page);
    await page.getByRole('button', { name: 'Use a passkey' }).click();
    await authenticator.answer(true);
    await page.getByRole('button', { name: /your account$/i }).waitFor();
  });

  describe('a mailed link', () => {
    it('is not used up by machines that fetch it, nor by a browser that only looks', async () => {
      const { url } = (await stack.command('magic-link', stack.users.client.email)) as { url: string };
      await fetch(url);
      await fetch(url, { method: 'HEAD' });
      const scanner = await openLink(url, 'Welcome back');
      await scanner.waitForTimeout(500);
      await scanner.context().close();
      const page = await openLink(url, 'Welcome back');
      await page.getByRole('button', { name: /^Continue as/ }).click();
      await greeting(page, 'Mara').waitFor();
    });

    it('is replaced by a fresh one with one tap once it was used', async () => {
      const { email } = stack.users.passwordless;
      const { url } = (await stack.command('magic-link', email)) as { url: string };
      const first = await openLink(url, 'Welcome back');
      await first.getByRole('button', { name: /^Continue as/ }).click();
      await greeting(first, 'Inês').waitFor();
      const known = await mailsTo(stack.inbox, email);
      const second = await openLink(url, 'This link was used already');
      await second.getByRole('button', { name: 'Send me a new link' }).click();
      await second.getByRole('heading', { name: 'Check your email' }).waitFor();
      const page = await openLink(linkIn(await mailTo(stack.inbox, email, /./, known)), 'Welcome back');
      await page.getByRole('button', { name: /^Continue as/ }).click();
      await greeting(page, 'Inês').waitFor();
    });
  });
});

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';

import { Secret, TOTP } from 'otpauth';
import type { Browser, Page } from 'playwright-core';

import { linkIn, mailTo } from './support/inbox.js';
import { tabTo } from './support/keyboard.js';
import { type HostPage, hostPage, servePages } from './support/serve-pages.js';
import { startBusiness, type NewBusiness } from './support/start-business.js';
import { greeting, openBrowser, openTab, visit } from './support/visitors.js';

const CSV =
  'Name;E-Mail;Firma\nNoa Berg;noa@example.com;Berg & Co\nAda Lund;ada@example.com;\nEli Roth;eli@example.com;Roth\n';

/** What an authenticator app shows for a key that was typed into it. */
const codeFor = (key: string): string => new TOTP({ secret: Secret.fromBase32(key.replaceAll(/\s/g, '')) }).generate();

describe('a business, from nothing to its first client, without a mouse', () => {
  let business: NewBusiness;
  let browser: Browser;
  const pages: Record<string, HostPage> = { '/clients': { html: hostPage('') } };

  before(async () => {
    [business, browser] = await Promise.all([startBusiness(), openBrowser()]);
  });
  after(async () => {
    await browser?.close();
    await business?.stop();
  });

  const press = async (page: Page, name: RegExp): Promise<void> => {
    await tabTo(page, name);
    await page.keyboard.press('Enter');
  };

  const type = async (page: Page, label: RegExp, text: string): Promise<void> => {
    await tabTo(page, label);
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type(text);
  };

  /** By the command palette, as somebody does who knows it. */
  const goTo = async (page: Page, words: string, heading: string): Promise<void> => {
    await page.keyboard.press('ControlOrMeta+K');
    await page.getByRole('combobox', { name: 'Search…' }).waitFor();
    await page.keyboard.type(words);
    await page.getByRole('listbox').getByRole('option', { name: words }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
  };

  const save = async (page: Page): Promise<void> => {
    await press(page, /^Save changes$/);
    await page.getByText('Saved. Clients see it now.').waitFor();
  };

  async function joinAsOwner(page: Page): Promise<void> {
    await page.getByLabel('Password', { exact: true }).waitFor();
    await type(page, /^Your name$/, 'Olga');
    await type(page, /^Password$/, 'three lamps above the harbour');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Add a second factor' }).waitFor();
    await press(page, /^Authenticator app/);
    const key = await page.locator('[part~="secret"]').innerText();
    await type(page, /six digits/, codeFor(key));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Dashboard', level: 1 }).waitFor();
  }

  async function importContacts(page: Page): Promise<void> {
    const file = path.join(tmpdir(), `contacts-${process.pid}.csv`);
    await writeFile(file, CSV, 'latin1');
    await goTo(page, 'Import contacts', 'Import contacts');
    const chooser = page.waitForEvent('filechooser');
    await press(page, /^Choose a file$/);
    await (await chooser).setFiles(file);
    await page.getByRole('button', { name: 'Check the file' }).waitFor();
    await press(page, /^Check the file$/);
    await page.getByText('No row has an error.').waitFor();
    await press(page, /^Import 3 rows$/);
    await page.getByRole('button', { name: 'Undo this import' }).waitFor();
  }

  it('signs in by the one-time link, brands the portal, puts it on a page, imports, invites, and sees the client join', async () => {
    const site = await servePages(pages);
    after(() => site.close());
    const origin = site.at('localhost');
    const { url } = (await business.command('init', 'olga@shop.example')) as { url: string };
    const { page, context } = await visit(browser, url);
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: business.portal });
    await joinAsOwner(page);
    assert.equal(new URL(page.url()).hash, '');

    await goTo(page, 'Brand', 'Brand');
    await type(page, /^Name$/, 'Harbour Lights');
    await save(page);
    await page.locator('[part~="navigation"], .brand').getByText('Harbour Lights').first().waitFor();

    await goTo(page, 'Where it lives', 'Where it lives');
    await type(page, /^Pages$/, `${origin}/clients`);
    await type(page, /^Sites that may use the portal$/, origin);
    await save(page);
    await press(page, /^Copy/);
    const snippet = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(snippet, /<client-portal><\/client-portal>/);
    pages['/clients'] = { html: hostPage(snippet) };

    await importContacts(page);

    await goTo(page, 'Dashboard', 'Dashboard');
    const counts = (which: 'invited' | 'joined', count: string) =>
      page
        .locator(`[part~="${which}-count"]`)
        .filter({ hasText: new RegExp(`^${count}$`) })
        .waitFor();
    await counts('invited', '0');
    await press(page, /^Invite$/);
    await page.getByRole('dialog').waitFor();
    await type(page, /^To$/, 'noa@example.com');
    await page.locator('[part~="matches"]').getByText('Noa Berg').waitFor();
    await press(page, /^Noa Berg/);
    await press(page, /^Send the invitation$/);
    await counts('invited', '1');

    const invitation = await mailTo(business.inbox, 'noa@example.com', /invites you/);
    const { page: client } = await visit(browser, linkIn(invitation));
    await client.getByRole('heading', { name: 'Welcome' }).waitFor();
    await press(client, /^Continue without a password$/);
    const greeted = greeting(client, 'Noa');
    const notNow = client.getByRole('button', { name: 'Not now' });
    await greeted.or(notNow).first().waitFor();
    if (await notNow.isVisible()) await press(client, /^Not now$/);
    await greeted.waitFor();
    assert.equal(new URL(client.url()).origin, origin);
    await client.getByText('Harbour Lights').first().waitFor();

    // The dashboard was open all the while.
    await counts('joined', '1');
    const { page: again } = await openTab(context, `${business.portal}/admin?admin=audit`);
    await again
      .getByText(/Noa Berg/)
      .first()
      .waitFor();
  });
});

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';

import type { Browser, Page } from 'playwright-core';

import { mailTo } from './support/inbox.js';
import { startStack, type Stack } from './support/start-stack.js';
import { openBrowser, openTab, signIn, visit } from './support/visitors.js';

describe('an invoice', () => {
  let stack: Stack;
  let browser: Browser;

  before(async () => {
    [stack, browser] = await Promise.all([startStack(), openBrowser()]);
  });
  after(async () => {
    await browser?.close();
    await stack?.stop();
  });

  /** The client's list of invoices, in a browser of its own. */
  async function openInvoices() {
    const { page, context, complaints } = await visit(browser, `${stack.site}/clients?portal=invoices`);
    await signIn(page, stack.users.client);
    await page.getByRole('table', { name: 'Invoices' }).waitFor();
    return { page, context, complaints };
  }

  const rowOf = (page: Page, number: string) => page.getByRole('row').filter({ hasText: number });

  async function openFirst(page: Page, title: RegExp): Promise<string> {
    const link = page.getByRole('link', { name: title }).first();
    const [number] = /INV-\d{4}-\d+/.exec((await link.textContent())!)!;
    await link.click();
    await page.getByRole('button', { name: /^Pay €/ }).waitFor();
    return number;
  }

  it('is paid on the checkout page, and turns paid in every tab without a reload', async () => {
    const { page, context } = await openInvoices();
    const number = await openFirst(page, /^Retouching/);
    const list = await openTab(context, `${stack.site}/clients?portal=invoices`);
    await rowOf(list.page, number).getByText('Open', { exact: true }).waitFor();
    await list.page.evaluate(() => ((globalThis as { mark?: string }).mark = 'not reloaded'));

    await page.getByRole('button', { name: /^Pay €/ }).click();
    await page.getByRole('heading', { name: /^€/ }).waitFor();
    assert.equal(new URL(page.url()).origin, stack.portal);
    await page.getByRole('button', { name: /^Pay €/ }).click();

    await page.getByRole('heading', { name: 'Retouching' }).waitFor();
    assert.equal(new URL(page.url()).origin, stack.site);
    await page.getByText(/^Paid/).first().waitFor();
    await rowOf(list.page, number).getByText('Paid', { exact: true }).waitFor();
    assert.equal(await list.page.evaluate(() => (globalThis as { mark?: string }).mark), 'not reloaded');
    assert.equal(await page.getByRole('button', { name: /^Pay €/ }).count(), 0);
    const receipt = await mailTo(stack.inbox, stack.users.client.email, new RegExp(number));
    assert.match(receipt.subject + receipt.text, /paid|payment|receipt/i);
  });

  it('says that the payment failed when it was declined, and can be tried again', async () => {
    const { page } = await openInvoices();
    await openFirst(page, /^Family portraits/);
    await page.getByRole('button', { name: /^Pay €/ }).click();
    await page.getByRole('button', { name: 'Decline the payment' }).click();
    await page.getByText('Your last payment did not go through.').waitFor();
    await page.getByRole('button', { name: /^Pay €/ }).waitFor();
  });

  it('is downloaded as a PDF that carries its number', async () => {
    const { page, complaints } = await openInvoices();
    const number = await openFirst(page, /^Wedding in Inari, with/);
    const started = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download PDF' }).click();
    const download = await started;
    assert.equal(download.suggestedFilename(), `${number}.pdf`);
    const file = await readFile(await download.path());
    assert.equal(file.subarray(0, 5).toString('latin1'), '%PDF-');
    assert.deepEqual(complaints, []);
  });
});
